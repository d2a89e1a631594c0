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
    check: Check::Block(check_tls),
    ..rule("aws-cloudfront-distribution-outdated-tls", include_str!("distribution_outdated_tls.md"))
};

const VERSION: Attribute = attribute("viewer_certificate.minimum_protocol_version")
    .passes(is_current, "`\"TLSv1.2_2021\"` or newer")
    .fix("\"TLSv1.2_2021\"");

fn check_tls(distribution: &Block, cx: &mut Cx) -> Checked {
    if distribution.bool("enabled")?.is_some_and(|enabled| !*enabled) {
        return Ok(());
    }
    if !distribution.is_set("viewer_certificate")? {
        let message = "`viewer_certificate` is not set: the certificate of CloudFront admits TLS 1.0";
        cx.flag(distribution.header(), message).about("viewer_certificate");
        return Ok(());
    }
    let is_default = |it: &Block| it.is_true("cloudfront_default_certificate");
    if !distribution.any("viewer_certificate", is_default)? {
        return VERSION.check(distribution, cx);
    }
    for certificate in distribution.each("viewer_certificate") {
        let path = certificate.path_of("cloudfront_default_certificate");
        let default = certificate.value("cloudfront_default_certificate");
        cx.wrong(
            &certificate,
            "cloudfront_default_certificate",
            format!("`{path}` is `{default}`: the certificate of CloudFront admits TLS 1.0"),
        );
    }
    Ok(())
}

fn is_current(version: &str) -> bool {
    version.starts_with("TLSv1.2") || version.starts_with("TLSv1.3")
}
