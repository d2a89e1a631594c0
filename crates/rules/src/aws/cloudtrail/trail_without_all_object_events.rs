use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a8fc2180-b3ac-4c93-bd0d-a55b974e4b07",
    aliases: &["aws/s3_bucket_object_level_cloudtrail_logging_disabled"],
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &["aws_cloudtrail"],
    fix: Some(Safe),
    check: Check::Block(check_selectors),
    ..rule(
        "aws-cloudtrail-trail-without-all-object-events",
        include_str!("trail_without_all_object_events.md"),
    )
};

const TYPE: &str = "read_write_type";

fn check_selectors(trail: &Block, cx: &mut Cx) -> Checked {
    let selectors = trail.each("event_selector");
    value::each(&selectors, |selector| {
        if !records_objects(selector)? {
            return Ok(());
        }
        let Some(recorded) = selector.string(TYPE)?.filter(|it| **it != "All") else { return Ok(()) };
        // Two selectors record everything together.
        let is_other = |it: &&Block| Ok(it.string(TYPE)?.is_none_or(|other| *other != *recorded));
        if !value::any(&selectors, |it| both(records_objects(it), is_other(&it)))? {
            let message = format!("{}, must be `\"All\"`", selector.actual(TYPE));
            cx.wrong(selector, TYPE, message).set(selector, TYPE, "\"All\"");
        }
        Ok(())
    })
}

/// Whether a selector records what is done with objects in S3.
fn records_objects(selector: &Block) -> Checked<bool> {
    selector.any("data_resource", |it| is_one_of(it, "type", &["AWS::S3::Object"]))
}
