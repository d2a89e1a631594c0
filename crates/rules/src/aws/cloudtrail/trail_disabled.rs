use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4bb76f17-3d63-4529-bdca-2b454529d774",
    aliases: &["aws/cloudtrail_logging_disabled", "CKV_AWS_251", "aws-cloudtrail-logging-disabled"],
    severity: Medium,
    category: Observability,
    cwe: 778,
    targets: &["aws_cloudtrail"],
    modules: &[
        module("terraform-aws-modules/cloudtrail/aws"),
        module("cloudposse/cloudtrail/aws").made_if(&["enabled"]),
    ],
    fix: Some(Safe),
    check: Check::Attribute(attribute("enable_logging").is_true().absent_is_ok().fix("true")),
    ..rule("aws-cloudtrail-trail-disabled", include_str!("trail_disabled.md"))
};
