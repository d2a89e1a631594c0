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
    check: Check::Attribute(attribute("settings.cache_data_encrypted").is_true().when(is_cached).fix("true")),
    ..rule("aws-api-gateway-method-cache-unencrypted", include_str!("method_cache_unencrypted.md"))
};

fn is_cached(settings: &Block) -> Checked<bool> {
    settings.is_true("caching_enabled")
}
