use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4bb06fa1-2114-4a00-b7b5-6aeab8b896f0",
    aliases: &["alicloud/ros_stack_retention_disabled"],
    severity: Low,
    category: Backup,
    cwe: 788,
    pedantic: true,
    targets: &["alicloud_ros_stack_instance"],
    fix: Some(Safe),
    check: Check::Attribute(attribute("retain_stacks").is_true().fix("true")),
    ..rule(
        "alicloud-ros-stack-instance-without-retention",
        include_str!("stack_instance_without_retention.md"),
    )
};
