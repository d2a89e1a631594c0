use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "55af1353-2f62-4fa0-a8e1-a210ca2708f5",
    aliases: &[
        "aws/cloudfront_viewer_protocol_policy_allows_http", "CKV_AWS_34", "AVD-AWS-0012", "AWS-0012",
        "aws-cloudfront-enforce-https", "aws-cloudfront-viewers-over-http",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 319,
    targets: &["aws_cloudfront_distribution"],
    modules: &[super::MODULE],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        policy("default_cache_behavior.viewer_protocol_policy"),
        policy("ordered_cache_behavior.viewer_protocol_policy"),
    ]),
    ..rule("aws-cloudfront-distribution-accepts-http", include_str!("distribution_accepts_http.md"))
};

const fn policy(path: &'static str) -> Attribute {
    attribute(path)
        .none_of(&["allow-all"])
        .absent_is_ok()
        .pedantic_for(super::redirects)
        .fix("\"redirect-to-https\"")
}
