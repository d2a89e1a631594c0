use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b72d0026-f649-4c91-a9ea-15d8f681ac09",
    aliases: &["aws/stack_notifications_disabled", "CKV_AWS_124"],
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &["aws_cloudformation_stack"],
    check: Check::Attribute(attribute("notification_arns").is_present()),
    ..rule("aws-cloudformation-stack-without-notifications", include_str!("stack_without_notifications.md"))
};
