use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c35359f3-dea7-4c04-91ff-86ae08f206c9",
    aliases: &["aws/cloudwatch_alarm_with_actions_off", "CKV_AWS_319"],
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &["aws_cloudwatch_composite_alarm", "aws_cloudwatch_metric_alarm"],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("actions_enabled").is_true().absent_is_ok().for_blocks(has_actions).fix_by_removal(),
    ),
    ..rule("aws-cloudwatch-alarm-with-actions-off", include_str!("alarm_with_actions_off.md"))
};

/// Whether the alarm names an action for some state.
fn has_actions(alarm: &Block) -> Checked<bool> {
    let names = ["alarm_actions", "insufficient_data_actions", "ok_actions"];
    value::any(names, |name| {
        Ok(alarm.value(name).elements().is_none_or(|actions| !actions.is_empty())
            && !alarm.value(name).is_null())
    })
}
