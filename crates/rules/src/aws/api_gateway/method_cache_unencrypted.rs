use crate::prelude::*;

rule! {
    /// API Gateway method settings cache not encrypted
    ///
    /// With `caching_enabled`, responses of the back end are kept in the cache of the stage, and with them whatever
    /// personal data they hold. `cache_data_encrypted` is `false` unless it is set.
    ///
    /// Set `cache_data_encrypted = true` wherever `caching_enabled` is `true`.
    ///
    /// ```hcl bad
    /// resource "aws_api_gateway_method_settings" "all" {
    ///   rest_api_id = aws_api_gateway_rest_api.orders.id
    ///   stage_name  = aws_api_gateway_stage.live.stage_name
    ///   method_path = "*/*"
    ///
    ///   settings { # finding
    ///     caching_enabled = true
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "aws_api_gateway_method_settings" "all" {
    ///   rest_api_id = aws_api_gateway_rest_api.orders.id
    ///   stage_name  = aws_api_gateway_stage.live.stage_name
    ///   method_path = "*/*"
    ///
    ///   settings {
    ///     caching_enabled      = true
    ///     cache_data_encrypted = false # finding
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_api_gateway_method_settings" "all" {
    ///   rest_api_id = aws_api_gateway_rest_api.orders.id
    ///   stage_name  = aws_api_gateway_stage.live.stage_name
    ///   method_path = "*/*"
    ///
    ///   settings {
    ///     caching_enabled      = true
    ///     cache_data_encrypted = true
    ///   }
    /// }
    ///
    /// resource "aws_api_gateway_method_settings" "uncached" {
    ///   rest_api_id = aws_api_gateway_rest_api.orders.id
    ///   stage_name  = aws_api_gateway_stage.live.stage_name
    ///   method_path = "orders/POST"
    ///
    ///   settings {
    ///     metrics_enabled = true
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "cached" {
    ///   type = bool
    /// }
    ///
    /// resource "aws_api_gateway_method_settings" "all" {
    ///   rest_api_id = aws_api_gateway_rest_api.orders.id
    ///   stage_name  = aws_api_gateway_stage.live.stage_name
    ///   method_path = "*/*"
    ///
    ///   settings {
    ///     caching_enabled = var.cached
    ///   }
    /// }
    /// ```
    id: "aws-api-gateway-method-cache-unencrypted",
    guid: "b7c9a40c-23e4-4a2d-8d39-a3352f10f288",
    aliases: [
        "aws/api_gateway_method_settings_cache_not_encrypted",
        "CKV_AWS_308", "AVD-AWS-0002", "AWS-0002", "aws-api-gateway-enable-cache-encryption",
        "aws-apigateway-enable-cache-encryption",
    ],
    severity: High,
    category: Encryption,
    cwe: 311,
    targets: ["aws_api_gateway_method_settings"],
    fix: Safe,
    check: Check::Attribute(
        attribute("settings.cache_data_encrypted").is_true().when(is_cached).fix("true"),
    ),
}

fn is_cached(settings: &Block) -> Checked<bool> {
    Ok(settings.bool("caching_enabled")?.is_some_and(|cached| *cached))
}
