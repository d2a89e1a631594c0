use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "08a6d2c3-5a0f-4c34-96c7-c661d14ddc1a",
    aliases: &["aws/cloudfront_distribution_without_root_object", "CKV_AWS_305"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 548,
    pedantic: true,
    targets: &["aws_cloudfront_distribution"],
    check: Check::Attribute(attribute("default_root_object").is_present()),
    ..rule(
        "aws-cloudfront-distribution-without-root-object",
        include_str!("distribution_without_root_object.md"),
    )
};
