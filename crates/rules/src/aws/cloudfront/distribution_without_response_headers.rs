use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "6ea5f2c7-ab5b-4074-b721-8902202b51bd",
    aliases: &["aws/cloudfront_distribution_without_response_headers", "CKV2_AWS_32"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 693,
    pedantic: true,
    targets: &["aws_cloudfront_distribution"],
    check: Check::Attribute(attribute("default_cache_behavior.response_headers_policy_id").is_present()),
    ..rule(
        "aws-cloudfront-distribution-without-response-headers",
        include_str!("distribution_without_response_headers.md"),
    )
};
