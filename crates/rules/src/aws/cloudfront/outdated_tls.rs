use crate::prelude::*;
use tollgate_core::check::Attribute;

rule! {
    /// CloudFront without minimum protocol TLS 1.2
    ///
    /// As long as a distribution accepts TLS 1.0 or 1.1, somebody in between can make a client agree on it and use
    /// its broken ciphers. With the certificate of `*.cloudfront.net` CloudFront accepts TLS 1.0 whatever
    /// `minimum_protocol_version` says; with a certificate of your own `TLSv1` is the default.
    ///
    /// Use a certificate of your own and set `minimum_protocol_version` to `TLSv1.2_2021` or newer. Distributions
    /// that are not enabled are not checked.
    ///
    /// ```hcl bad
    /// resource "aws_cloudfront_distribution" "shop" { # finding
    ///   enabled = true
    ///
    ///   default_cache_behavior {
    ///     target_origin_id       = "shop"
    ///     viewer_protocol_policy = "https-only"
    ///   }
    /// }
    ///
    /// resource "aws_cloudfront_distribution" "reports" {
    ///   enabled = true
    ///
    ///   default_cache_behavior {
    ///     target_origin_id       = "shop"
    ///     viewer_protocol_policy = "https-only"
    ///   }
    ///
    ///   viewer_certificate {
    ///     cloudfront_default_certificate = true # finding
    ///   }
    /// }
    ///
    /// resource "aws_cloudfront_distribution" "invoices" {
    ///   enabled = true
    ///
    ///   default_cache_behavior {
    ///     target_origin_id       = "shop"
    ///     viewer_protocol_policy = "https-only"
    ///   }
    ///
    ///   viewer_certificate { # finding
    ///     acm_certificate_arn = aws_acm_certificate.shop.arn
    ///     ssl_support_method  = "sni-only"
    ///   }
    /// }
    ///
    /// resource "aws_cloudfront_distribution" "orders" {
    ///   enabled = true
    ///
    ///   default_cache_behavior {
    ///     target_origin_id       = "shop"
    ///     viewer_protocol_policy = "https-only"
    ///   }
    ///
    ///   viewer_certificate {
    ///     acm_certificate_arn      = aws_acm_certificate.shop.arn
    ///     minimum_protocol_version = "TLSv1.1_2016" # finding
    ///     ssl_support_method       = "sni-only"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_cloudfront_distribution" "shop" {
    ///   enabled = true
    ///
    ///   default_cache_behavior {
    ///     target_origin_id       = "shop"
    ///     viewer_protocol_policy = "https-only"
    ///   }
    ///
    ///   viewer_certificate {
    ///     acm_certificate_arn      = aws_acm_certificate.shop.arn
    ///     minimum_protocol_version = "TLSv1.2_2021"
    ///     ssl_support_method       = "sni-only"
    ///   }
    /// }
    ///
    /// resource "aws_cloudfront_distribution" "old" {
    ///   enabled = false
    ///
    ///   default_cache_behavior {
    ///     target_origin_id       = "shop"
    ///     viewer_protocol_policy = "https-only"
    ///   }
    ///
    ///   viewer_certificate {
    ///     cloudfront_default_certificate = true
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "tls" {}
    ///
    /// resource "aws_cloudfront_distribution" "shop" {
    ///   enabled = true
    ///
    ///   default_cache_behavior {
    ///     target_origin_id       = "shop"
    ///     viewer_protocol_policy = "https-only"
    ///   }
    ///
    ///   viewer_certificate {
    ///     acm_certificate_arn      = aws_acm_certificate.shop.arn
    ///     minimum_protocol_version = var.tls
    ///     ssl_support_method       = "sni-only"
    ///   }
    /// }
    /// ```
    id: "aws-cloudfront-outdated-tls",
    guid: "00e5e55e-c2ff-46b3-a757-a7a1cd802456",
    aliases: [
        "aws/cloudfront_without_minimum_protocol_tls_1.2",
        "CKV_AWS_174", "AVD-AWS-0013", "AWS-0013", "aws-cloudfront-use-secure-tls-policy",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 326,
    targets: ["aws_cloudfront_distribution"],
    modules: [super::MODULE],
    fix: Unsafe,
    check: Check::Block(demands_tls_1_2),
}

const VERSION: Attribute = attribute("viewer_certificate.minimum_protocol_version")
    .passes(is_current, "`\"TLSv1.2_2021\"` or newer")
    .fix("\"TLSv1.2_2021\"");

fn demands_tls_1_2(distribution: &Block, cx: &mut Cx) -> Checked {
    if distribution.bool("enabled")?.is_some_and(|enabled| !*enabled) {
        return Ok(());
    }
    if !distribution.is_set("viewer_certificate")? {
        let message = "`viewer_certificate` is not set: the certificate of CloudFront admits TLS 1.0";
        cx.flag(distribution.header(), message).about("viewer_certificate");
        return Ok(());
    }
    let is_default =
        |it: &Block| Ok(it.bool("cloudfront_default_certificate")?.is_some_and(|default| *default));
    if !distribution.any("viewer_certificate", is_default)? {
        return VERSION.check(distribution, cx);
    }
    for certificate in distribution.each("viewer_certificate") {
        let path = certificate.path_of("cloudfront_default_certificate");
        let default = certificate.value("cloudfront_default_certificate");
        cx.flag(
            certificate.place("cloudfront_default_certificate"),
            format!("`{path}` is `{default}`: the certificate of CloudFront admits TLS 1.0"),
        )
        .about(path)
        .because(&default);
    }
    Ok(())
}

fn is_current(version: &str) -> bool {
    version.starts_with("TLSv1.2") || version.starts_with("TLSv1.3")
}
