use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3a1e94df-6847-4c0e-a3b6-6c6af4e128ef",
    aliases: &["aws/vulnerable_default_ssl_certificate", "CKV2_AWS_42"],
    severity: Low,
    pedantic: true,
    category: InsecureDefaults,
    cwe: 295,
    targets: &["aws_cloudfront_distribution"],
    modules: &[super::MODULE],
    check: Check::Block(check_certificate),
    ..rule(
        "aws-cloudfront-distribution-default-certificate",
        include_str!("distribution_default_certificate.md"),
    )
};

const DEFAULT: &str = "cloudfront_default_certificate";
const METHOD: &str = "ssl_support_method";

fn check_certificate(distribution: &Block, cx: &mut Cx) -> Checked {
    let viewers = distribution.each("viewer_certificate");
    if viewers.is_empty() {
        let actual = distribution.actual("viewer_certificate");
        cx.flag(distribution.header(), format!("{actual}, so the certificate is CloudFront's own"))
            .about("viewer_certificate");
    }
    value::each(&viewers, |viewer| {
        let wrong = if viewer.is_true(DEFAULT)? {
            format!("`{}` is `true`", viewer.path_of(DEFAULT))
        } else if !viewer.is_given(METHOD)? {
            format!("{}, which CloudFront demands for a certificate of your own", viewer.actual(METHOD))
        } else {
            return Ok(());
        };
        cx.flag(viewer.header(), wrong).about(viewer.path_of(DEFAULT));
        Ok(())
    })
}
