use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "8173d5eb-96b5-4aa6-a71b-ecfa153c123d",
    aliases: &[
        "aws/cloudtrail_multi_region_disabled", "CKV_AWS_67", "AVD-AWS-0014", "AWS-0014",
        "aws-cloudtrail-enable-all-regions", "aws-cloudtrail-regions-missing",
    ],
    severity: Low,
    category: Observability,
    cwe: 778,
    targets: &["aws_cloudtrail"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("is_multi_region_trail").is_true().fix("true"),
        attribute("include_global_service_events").is_true().absent_is_ok().fix("true"),
    ]),
    ..rule("aws-cloudtrail-trail-without-all-regions", include_str!("trail_without_all_regions.md"))
};
