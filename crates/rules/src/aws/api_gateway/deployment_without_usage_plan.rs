use crate::prelude::*;

rule! {
    /// API gateway deployment without API gateway usage plan associated
    ///
    /// A deployment with a `stage_name` makes a stage of that name and publishes the API on it. If no usage plan lists
    /// the stage, its clients are neither throttled nor held to a quota of their own.
    ///
    /// List the API and the stage in an `api_stages` block of an `aws_api_gateway_usage_plan`. Better still, leave
    /// `stage_name` out and manage the stage as an `aws_api_gateway_stage`, which can be logged and protected too.
    ///
    /// ```hcl bad
    /// resource "aws_api_gateway_deployment" "orders" { # finding
    ///   rest_api_id = aws_api_gateway_rest_api.orders.id
    ///   stage_name  = "live"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_api_gateway_deployment" "orders" {
    ///   rest_api_id = aws_api_gateway_rest_api.orders.id
    ///   stage_name  = "live"
    /// }
    ///
    /// resource "aws_api_gateway_usage_plan" "partners" {
    ///   name = "partners"
    ///
    ///   api_stages {
    ///     api_id = aws_api_gateway_rest_api.orders.id
    ///     stage  = aws_api_gateway_deployment.orders.stage_name
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_api_gateway_deployment" "without_stage" {
    ///   rest_api_id = aws_api_gateway_rest_api.orders.id
    /// }
    /// ```
    id: "aws-api-gateway-deployment-without-usage-plan",
    guid: "b3a59b8e-94a3-403e-b6e2-527abaf12034",
    aliases: ["aws/api_gateway_deployment_without_api_gateway_usage_plan_associated"],
    severity: Low,
    category: Observability,
    cwe: 285,
    targets: ["aws_api_gateway_deployment"],
    check: Check::Block(has_usage_plan),
}

fn has_usage_plan(deployment: &Block, cx: &mut Cx) -> Checked {
    if deployment.is_set("stage_name")? && !super::in_usage_plan(deployment, cx)? {
        cx.flag(deployment.header(), "no usage plan lists the stage of this deployment in `api_stages`");
    }
    Ok(())
}
