use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1419b4c6-6d5c-4534-9cf6-6a5266085333",
    aliases: &[
        "aws/cloudfront_without_waf", "CKV_AWS_68", "AVD-AWS-0011", "AWS-0011", "aws-cloudfront-enable-waf",
        "AWS045",
    ],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 778,
    pedantic: true,
    targets: &["aws_cloudfront_distribution"],
    modules: &[super::MODULE],
    check: Check::Attribute(attribute("web_acl_id").is_present()),
    ..rule("aws-cloudfront-distribution-without-waf", include_str!("distribution_without_waf.md"))
};
