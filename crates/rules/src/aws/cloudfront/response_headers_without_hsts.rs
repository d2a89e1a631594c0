use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ab6c92e9-1962-4443-a813-61212609bc92",
    aliases: &["aws/cloudfront_response_headers_without_hsts", "CKV_AWS_259"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 319,
    pedantic: true,
    targets: &["aws_cloudfront_response_headers_policy"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("security_headers_config.strict_transport_security.access_control_max_age_sec")
            .at_least(31_536_000)
            .fix("31536000")
            .fix_where(|header| header.is_set("override")),
    ),
    ..rule("aws-cloudfront-response-headers-without-hsts", include_str!("response_headers_without_hsts.md"))
};
