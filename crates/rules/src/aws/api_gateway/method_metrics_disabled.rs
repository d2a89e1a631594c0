use crate::prelude::*;

rule! {
    /// CloudWatch metrics disabled
    ///
    /// Without the detailed metrics of a method, CloudWatch cannot raise an alarm when its errors, its latency or the
    /// number of its calls go out of bounds. They are off unless `metrics_enabled` turns them on.
    ///
    /// Set `metrics_enabled = true` in the `settings` of the method.
    ///
    /// ```hcl bad
    /// resource "aws_api_gateway_method_settings" "all" {
    ///   rest_api_id = aws_api_gateway_rest_api.orders.id
    ///   stage_name  = aws_api_gateway_stage.live.stage_name
    ///   method_path = "*/*"
    ///
    ///   settings { # finding
    ///     logging_level = "INFO"
    ///   }
    /// }
    ///
    /// resource "aws_api_gateway_method_settings" "list" {
    ///   rest_api_id = aws_api_gateway_rest_api.orders.id
    ///   stage_name  = aws_api_gateway_stage.live.stage_name
    ///   method_path = "orders/GET"
    ///
    ///   settings {
    ///     metrics_enabled = false # finding
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
    ///     metrics_enabled = true
    ///   }
    /// }
    /// ```
    id: "aws-api-gateway-method-metrics-disabled",
    guid: "081069cb-588b-4ce1-884c-2a1ce3029fe5",
    aliases: ["aws/cloudwatch_metrics_disabled"],
    severity: Medium,
    category: Observability,
    cwe: 778,
    targets: ["aws_api_gateway_method_settings"],
    fix: Safe,
    check: Check::Attribute(attribute("settings.metrics_enabled").is_true().fix("true")),
}
