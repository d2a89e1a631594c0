use crate::prelude::*;

rule! {
    /// API Gateway stage without API Gateway usage plan associated
    ///
    /// A usage plan is what limits the requests and the quota of an API's clients. A stage that no plan lists in
    /// `api_stages` shares nothing but the account's limit: one client can use it up for everyone, and the cost is
    /// yours.
    ///
    /// List the stage, by its API and its name, in an `api_stages` block of an `aws_api_gateway_usage_plan`. The plan
    /// may stand in another file or module of the same configuration.
    ///
    /// ```hcl bad
    /// resource "aws_api_gateway_stage" "live" { # finding
    ///   rest_api_id   = aws_api_gateway_rest_api.orders.id
    ///   deployment_id = aws_api_gateway_deployment.orders.id
    ///   stage_name    = "live"
    /// }
    ///
    /// resource "aws_api_gateway_usage_plan" "partners" {
    ///   name = "partners"
    ///
    ///   api_stages {
    ///     api_id = aws_api_gateway_rest_api.invoices.id
    ///     stage  = "live"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_api_gateway_stage" "live" {
    ///   rest_api_id   = aws_api_gateway_rest_api.orders.id
    ///   deployment_id = aws_api_gateway_deployment.orders.id
    ///   stage_name    = "live"
    /// }
    ///
    /// resource "aws_api_gateway_usage_plan" "partners" {
    ///   name = "partners"
    ///
    ///   api_stages {
    ///     api_id = aws_api_gateway_rest_api.orders.id
    ///     stage  = aws_api_gateway_stage.live.stage_name
    ///   }
    /// }
    /// ```
    ///
    /// Where it cannot be known which API a plan lists, nothing is reported:
    ///
    /// ```hcl undecided
    /// variable "shared_api" {}
    ///
    /// resource "aws_api_gateway_stage" "live" {
    ///   rest_api_id   = aws_api_gateway_rest_api.orders.id
    ///   deployment_id = aws_api_gateway_deployment.orders.id
    ///   stage_name    = "live"
    /// }
    ///
    /// resource "aws_api_gateway_usage_plan" "partners" {
    ///   name = "partners"
    ///
    ///   api_stages {
    ///     api_id = var.shared_api
    ///     stage  = "live"
    ///   }
    /// }
    /// ```
    id: "aws-api-gateway-stage-without-usage-plan",
    guid: "c999cf62-0920-40f8-8dda-0caccd66ed7e",
    aliases: ["aws/api_gateway_stage_without_api_gateway_usage_plan_associated"],
    severity: Low,
    category: ResourceManagement,
    cwe: 285,
    targets: ["aws_api_gateway_stage"],
    check: Check::Block(has_usage_plan),
}

fn has_usage_plan(stage: &Block, cx: &mut Cx) -> Checked {
    if !super::in_usage_plan(stage, cx)? {
        cx.flag(stage.header(), "no usage plan lists this stage in `api_stages`");
    }
    Ok(())
}
