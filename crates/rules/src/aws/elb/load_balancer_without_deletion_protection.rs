use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "afecd1f1-6378-4f7e-bb3b-60c35801fdd4",
    aliases: &["aws/alb_deletion_protection_disabled", "CKV_AWS_150", "aws-elb-deletion-protection-disabled"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 693,
    pedantic: true,
    targets: &["aws_lb", "aws_alb"],
    modules: &[super::MODULE],
    fix: Some(Safe),
    check: Check::Attribute(attribute("enable_deletion_protection").is_true().fix("true")),
    ..rule(
        "aws-elb-load-balancer-without-deletion-protection",
        include_str!("load_balancer_without_deletion_protection.md"),
    )
};
