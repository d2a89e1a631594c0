use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "f14c3f93-5d05-4b56-885b-2fbe7f887bf2",
    aliases: &["aws/autoscaling_group_with_launch_configuration", "CKV_AWS_315"],
    severity: Low,
    category: BestPractices,
    cwe: 1104,
    pedantic: true,
    targets: &["aws_autoscaling_group"],
    check: Check::Attribute(attribute("launch_configuration").is_absent()),
    ..rule(
        "aws-autoscaling-group-with-launch-configuration",
        include_str!("group_with_launch_configuration.md"),
    )
};
