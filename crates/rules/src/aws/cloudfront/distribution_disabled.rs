use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1bc367f6-901d-4870-ad0c-71d79762ef52",
    aliases: &["aws/cdn_configuration_is_missing", "CKV_AWS_216"],
    severity: Low,
    pedantic: true,
    category: BestPractices,
    cwe: 710,
    targets: &["aws_cloudfront_distribution"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[attribute("enabled").is_true().fix("true"), attribute("origin").is_present()]),
    ..rule("aws-cloudfront-distribution-disabled", include_str!("distribution_disabled.md"))
};
