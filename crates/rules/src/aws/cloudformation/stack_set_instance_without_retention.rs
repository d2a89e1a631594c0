use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "6e0e2f68-3fd9-4cd8-a5e4-e2213ef0df97",
    aliases: &["aws/stack_retention_disabled"],
    severity: Low,
    pedantic: true,
    category: Backup,
    cwe: 404,
    targets: &["aws_cloudformation_stack_set_instance", "aws_cloudformation_stack_instances"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("retain_stack").of(&["aws_cloudformation_stack_set_instance"]).is_true().fix("true"),
        attribute("retain_stacks").of(&["aws_cloudformation_stack_instances"]).is_true().fix("true"),
    ]),
    ..rule(
        "aws-cloudformation-stack-set-instance-without-retention",
        include_str!("stack_set_instance_without_retention.md"),
    )
};
