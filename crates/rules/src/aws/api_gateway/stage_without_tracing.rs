use crate::prelude::*;

rule! {
    /// API Gateway X-Ray disabled
    ///
    /// X-Ray follows a request from the gateway through everything behind it. Without it, an attack or a failure that
    /// crosses services can only be pieced together from their logs. Tracing is off unless it is turned on.
    ///
    /// Set `xray_tracing_enabled = true` on the stage.
    ///
    /// ```hcl bad
    /// resource "aws_api_gateway_stage" "live" { # finding
    ///   rest_api_id   = aws_api_gateway_rest_api.orders.id
    ///   deployment_id = aws_api_gateway_deployment.orders.id
    ///   stage_name    = "live"
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// variable "tracing" {
    ///   type    = bool
    ///   default = false
    /// }
    ///
    /// resource "aws_api_gateway_stage" "live" {
    ///   rest_api_id          = aws_api_gateway_rest_api.orders.id
    ///   deployment_id        = aws_api_gateway_deployment.orders.id
    ///   stage_name           = "live"
    ///   xray_tracing_enabled = var.tracing # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_api_gateway_stage" "live" {
    ///   rest_api_id          = aws_api_gateway_rest_api.orders.id
    ///   deployment_id        = aws_api_gateway_deployment.orders.id
    ///   stage_name           = "live"
    ///   xray_tracing_enabled = true
    /// }
    /// ```
    id: "aws-api-gateway-stage-without-tracing",
    guid: "5813ef56-fa94-406a-b35d-977d4a56ff2b",
    aliases: [
        "aws/api_gateway_xray_disabled",
        "CKV_AWS_73", "AVD-AWS-0003", "AWS-0003", "aws-api-gateway-enable-tracing",
        "aws-apigateway-enable-tracing",
    ],
    severity: Low,
    category: Observability,
    cwe: 778,
    targets: ["aws_api_gateway_stage"],
    fix: Safe,
    check: Check::Attribute(attribute("xray_tracing_enabled").is_true().fix("true")),
}
