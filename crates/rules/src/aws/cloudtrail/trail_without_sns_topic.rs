use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "482b7d26-0bdb-4b5f-bf6f-545826c0a3dd",
    aliases: &["aws/cloudtrail_sns_topic_name_undefined", "CKV_AWS_252", "aws-cloudtrail-without-sns-topic"],
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 703,
    targets: &["aws_cloudtrail"],
    check: Check::Block(check_topic),
    ..rule("aws-cloudtrail-trail-without-sns-topic", include_str!("trail_without_sns_topic.md"))
};

fn check_topic(trail: &Block, cx: &mut Cx) -> Checked {
    if !trail.is_set("sns_topic_name")? {
        cx.flag(trail.header(), trail.actual("sns_topic_name"))
            .about("sns_topic_name")
            .because(&trail.value("sns_topic_name"));
    }
    Ok(())
}
