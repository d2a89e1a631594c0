use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5c0003fb-9aa0-42c1-9da3-eb0e332bef21",
    aliases: &["aws/secure_ciphers_disabled"],
    severity: Medium,
    implies: &["aws-cloudfront-distribution-outdated-tls"],
    category: Encryption,
    cwe: 326,
    targets: &["aws_cloudfront_distribution"],
    modules: &[super::MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("viewer_certificate.minimum_protocol_version")
            .none_of(&["SSLv3", "TLSv1"])
            .default_is("\"TLSv1\"")
            .when(super::has_own_certificate)
            .for_blocks(|it| not(is_off(it, "enabled")))
            .fix("\"TLSv1.2_2021\""),
    ),
    ..rule("aws-cloudfront-distribution-weak-ciphers", include_str!("distribution_weak_ciphers.md"))
};
