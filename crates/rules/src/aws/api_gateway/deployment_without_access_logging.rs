use crate::prelude::*;

rule! {
    /// API Gateway deployment without access log setting
    ///
    /// A deployment publishes an API, but access logs belong to a stage. If no stage that serves this deployment has
    /// `access_log_settings`, calls of the API leave no trace.
    ///
    /// Serve the deployment by an `aws_api_gateway_stage` with `access_log_settings`. A stage made by the deployment's
    /// own `stage_name` cannot have them.
    ///
    /// ```hcl bad
    /// resource "aws_api_gateway_deployment" "orders" { # finding
    ///   rest_api_id = aws_api_gateway_rest_api.orders.id
    /// }
    ///
    /// resource "aws_api_gateway_stage" "live" {
    ///   rest_api_id   = aws_api_gateway_rest_api.orders.id
    ///   deployment_id = aws_api_gateway_deployment.orders.id
    ///   stage_name    = "live"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_api_gateway_deployment" "orders" {
    ///   rest_api_id = aws_api_gateway_rest_api.orders.id
    /// }
    ///
    /// resource "aws_api_gateway_stage" "live" {
    ///   rest_api_id   = aws_api_gateway_rest_api.orders.id
    ///   deployment_id = aws_api_gateway_deployment.orders.id
    ///   stage_name    = "live"
    ///
    ///   access_log_settings {
    ///     destination_arn = aws_cloudwatch_log_group.orders.arn
    ///     format          = "$context.requestId $context.status"
    ///   }
    /// }
    /// ```
    id: "aws-api-gateway-deployment-without-access-logging",
    guid: "625abc0e-f980-4ac9-a775-f7519ee34296",
    aliases: ["aws/api_gateway_deployment_without_access_log_setting"],
    severity: Medium,
    category: Observability,
    cwe: 778,
    targets: ["aws_api_gateway_deployment"],
    check: Check::Block(has_logged_stage),
}

fn has_logged_stage(deployment: &Block, cx: &mut Cx) -> Checked {
    let logged = cx
        .referring("aws_api_gateway_stage", "deployment_id", deployment, &["id"])
        .any(|stage| stage.is_set("access_log_settings"))?;
    if !logged {
        cx.flag(deployment.header(), "no stage with `access_log_settings` serves this deployment");
    }
    Ok(())
}
