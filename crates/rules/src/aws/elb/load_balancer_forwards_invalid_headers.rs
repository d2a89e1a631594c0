use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "6e3fd2ed-5c83-4c68-9679-7700d224d379",
    aliases: &[
        "aws/alb_not_dropping_invalid_headers", "CKV_AWS_131", "AVD-AWS-0052", "AWS-0052",
        "aws-elb-drop-invalid-headers", "aws-elb-invalid-headers-forwarded",
    ],
    severity: Low,
    category: BestPractices,
    cwe: 693,
    pedantic: true,
    targets: &["aws_lb", "aws_alb"],
    modules: &[super::MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("drop_invalid_header_fields").is_true().for_blocks(super::is_application).fix("true"),
    ),
    ..rule(
        "aws-elb-load-balancer-forwards-invalid-headers",
        include_str!("load_balancer_forwards_invalid_headers.md"),
    )
};
