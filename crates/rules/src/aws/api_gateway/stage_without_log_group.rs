use crate::prelude::*;
use tollgate_core::eval::concat;
use tollgate_core::value::Value;

rule! {
    /// API Gateway with CloudWatch logging disabled
    ///
    /// API Gateway writes the execution logs of a stage to the log group
    /// `API-Gateway-Execution-Logs_<API id>/<stage name>`. Where the configuration does not manage that group, AWS
    /// makes it when it is first needed: without encryption of your choice, and its logs are kept forever.
    ///
    /// Declare an `aws_cloudwatch_log_group` of that very name, with `retention_in_days`, and let the stage depend on
    /// it so that the group is there first.
    ///
    /// ```hcl bad
    /// resource "aws_api_gateway_stage" "live" { # finding
    ///   rest_api_id   = aws_api_gateway_rest_api.orders.id
    ///   deployment_id = aws_api_gateway_deployment.orders.id
    ///   stage_name    = "live"
    /// }
    ///
    /// resource "aws_cloudwatch_log_group" "orders" {
    ///   name = "API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.orders.id}/test"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// locals {
    ///   stage = "live"
    /// }
    ///
    /// resource "aws_api_gateway_stage" "live" {
    ///   rest_api_id   = aws_api_gateway_rest_api.orders.id
    ///   deployment_id = aws_api_gateway_deployment.orders.id
    ///   stage_name    = "live"
    ///   depends_on    = [aws_cloudwatch_log_group.orders]
    /// }
    ///
    /// resource "aws_cloudwatch_log_group" "orders" {
    ///   name              = "API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.orders.id}/${local.stage}"
    ///   retention_in_days = 90
    /// }
    /// ```
    id: "aws-api-gateway-stage-without-log-group",
    guid: "982aa526-6970-4c59-8b9b-2ce7e019fe36",
    aliases: ["aws/api_gateway_with_cloudwatch_logging_disabled"],
    severity: Medium,
    category: Observability,
    cwe: 778,
    targets: ["aws_api_gateway_stage"],
    check: Check::Block(has_log_group),
}

fn has_log_group(stage: &Block, cx: &mut Cx) -> Checked {
    let literal = |text: &str| Value::string(text, stage.header());
    let name = [
        literal("API-Gateway-Execution-Logs_"),
        stage.reference("rest_api_id"),
        literal("/"),
        stage.reference("stage_name"),
    ];
    let wanted = concat(name, stage.header());
    let managed = cx.having("aws_cloudwatch_log_group", "name", &wanted).exist()?;
    if !managed {
        cx.flag(stage.header(), format!("no `aws_cloudwatch_log_group` is named `{wanted}`"));
    }
    Ok(())
}
