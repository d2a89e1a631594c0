use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "00e5e55e-c2ff-46b3-a757-a7a1cd802456",
    aliases: &[
        "aws/cloudfront_without_minimum_protocol_tls_1.2", "CKV_AWS_174", "AVD-AWS-0013", "AWS-0013",
        "aws-cloudfront-use-secure-tls-policy", "aws-cloudfront-outdated-tls",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 326,
    targets: &["aws_cloudfront_distribution"],
    modules: &[super::MODULE],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("viewer_certificate").is_present().for_blocks(is_enabled).pedantic_for(has_no_name),
        attribute("viewer_certificate.cloudfront_default_certificate")
            .is_false()
            .absent_is_ok()
            .when(has_default_certificate)
            .for_blocks(is_enabled)
            .pedantic_for(has_no_name),
        attribute("viewer_certificate.minimum_protocol_version")
            .passes(is_current, "`\"TLSv1.2_2021\"` or newer")
            .when(super::has_own_certificate)
            .for_blocks(is_enabled)
            .fix("\"TLSv1.2_2021\""),
    ]),
    ..rule("aws-cloudfront-distribution-outdated-tls", include_str!("distribution_outdated_tls.md"))
};

fn is_enabled(distribution: &Block) -> Checked<bool> {
    not(is_off(distribution, "enabled"))
}

/// Without a name of its own a distribution can have no certificate but CloudFront's.
fn has_no_name(distribution: &Block, _: &Cx) -> Checked<bool> {
    not(distribution.is_set("aliases"))
}

/// The certificate of CloudFront itself admits TLS 1.0, whatever is set.
fn has_default_certificate(viewer: &Block) -> Checked<bool> {
    not(super::has_own_certificate(viewer))
}

fn is_current(version: &str) -> bool {
    version.starts_with("TLSv1.2") || version.starts_with("TLSv1.3")
}
