use crate::prelude::*;
use tollgate_core::check::Attribute;

rule! {
    /// Cloudfront viewer protocol policy allows HTTP
    ///
    /// With `allow-all` CloudFront answers over HTTP whoever asks over HTTP: what viewers send and get, session
    /// cookies included, can be read and changed on the way.
    ///
    /// Set `viewer_protocol_policy` to `redirect-to-https` for pages, to `https-only` for APIs, in the default
    /// behavior and in every ordered one.
    ///
    /// ```hcl bad
    /// resource "aws_cloudfront_distribution" "shop" {
    ///   enabled = true
    ///
    ///   default_cache_behavior {
    ///     target_origin_id       = "shop"
    ///     viewer_protocol_policy = "allow-all" # finding
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
    ///   ordered_cache_behavior {
    ///     path_pattern           = "/api/*"
    ///     target_origin_id       = "shop"
    ///     viewer_protocol_policy = "allow-all" # finding
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
    ///     viewer_protocol_policy = "redirect-to-https"
    ///   }
    ///
    ///   ordered_cache_behavior {
    ///     path_pattern           = "/api/*"
    ///     target_origin_id       = "shop"
    ///     viewer_protocol_policy = "https-only"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "policy" {}
    ///
    /// resource "aws_cloudfront_distribution" "shop" {
    ///   enabled = true
    ///
    ///   default_cache_behavior {
    ///     target_origin_id       = "shop"
    ///     viewer_protocol_policy = var.policy
    ///   }
    /// }
    /// ```
    id: "aws-cloudfront-viewers-over-http",
    guid: "55af1353-2f62-4fa0-a8e1-a210ca2708f5",
    aliases: [
        "aws/cloudfront_viewer_protocol_policy_allows_http",
        "CKV_AWS_34", "AVD-AWS-0012", "AWS-0012", "aws-cloudfront-enforce-https",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 319,
    targets: ["aws_cloudfront_distribution"],
    modules: [super::MODULE],
    fix: Unsafe,
    check: Check::Block(is_encrypted),
}

const DEFAULT: Attribute = policy("default_cache_behavior.viewer_protocol_policy");
const ORDERED: Attribute = policy("ordered_cache_behavior.viewer_protocol_policy");

const fn policy(path: &'static str) -> Attribute {
    attribute(path).none_of(&["allow-all"]).absent_is_ok().fix("\"redirect-to-https\"")
}

fn is_encrypted(distribution: &Block, cx: &mut Cx) -> Checked {
    DEFAULT.check(distribution, cx).and(ORDERED.check(distribution, cx))
}
