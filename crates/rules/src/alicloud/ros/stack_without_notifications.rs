use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "9ef08939-ea40-489c-8851-667870b2ef50",
    aliases: &["alicloud/ros_stack_notifications_disabled"],
    severity: Info,
    category: Observability,
    cwe: 778,
    pedantic: true,
    targets: &["alicloud_ros_stack"],
    check: Check::Attribute(attribute("notification_urls").is_present()),
    ..rule("alicloud-ros-stack-without-notifications", include_str!("stack_without_notifications.md"))
};
