use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b7c9a40c-23e4-4a2d-8d39-a3352f10f288",
    aliases: &[
        "aws/api_gateway_method_settings_cache_not_encrypted", "CKV_AWS_308", "AVD-AWS-0002", "AWS-0002",
        "aws-api-gateway-enable-cache-encryption", "aws-apigateway-enable-cache-encryption",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    targets: &["aws_api_gateway_method_settings"],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("settings.cache_data_encrypted")
            .is_true()
            .when(is_cached)
            .unless(caches_nothing)
            .fix("true"),
    ),
    ..rule("aws-api-gateway-method-cache-unencrypted", include_str!("method_cache_unencrypted.md"))
};

fn is_cached(settings: &Block) -> Checked<bool> {
    settings.is_true("caching_enabled")
}

/// Whether settings for all methods meet none whose responses API Gateway keeps: without settings of its own, only a GET is
/// cached (API Gateway developer guide, "Cache settings for REST APIs").
fn caches_nothing(settings: &Block, cx: &Cx) -> Checked<bool> {
    let methods = cx.matching("aws_api_gateway_method", settings, &[("rest_api_id", "rest_api_id")]);
    let is_kept = |method: &Block| is_one_of(method, "http_method", &["GET", "ANY"]);
    let is_for_all = is_one_of(settings, "method_path", &["*/*"]);
    both(is_for_all, both(methods.any(|_| Ok(true)), not(methods.any(is_kept))))
}
