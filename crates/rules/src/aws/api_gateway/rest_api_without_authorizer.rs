use crate::prelude::*;

rule! {
    /// API Gateway without configured authorizer
    ///
    /// An authorizer is what checks the callers of a REST API by a token or a Cognito user pool. An API without one can
    /// only rely on IAM for each method, or on nothing.
    ///
    /// Add an `aws_api_gateway_authorizer` for the API and name it in its methods, or define one in the API's `body`
    /// (`x-amazon-apigateway-authorizer`).
    ///
    /// ```hcl bad
    /// resource "aws_api_gateway_rest_api" "orders" { # finding
    ///   name = "orders"
    /// }
    ///
    /// resource "aws_api_gateway_authorizer" "tokens" {
    ///   name        = "tokens"
    ///   rest_api_id = aws_api_gateway_rest_api.invoices.id
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_api_gateway_rest_api" "orders" {
    ///   name = "orders"
    /// }
    ///
    /// resource "aws_api_gateway_authorizer" "tokens" {
    ///   name           = "tokens"
    ///   rest_api_id    = aws_api_gateway_rest_api.orders.id
    ///   authorizer_uri = aws_lambda_function.tokens.invoke_arn
    /// }
    /// ```
    id: "aws-api-gateway-rest-api-without-authorizer",
    guid: "0a96ce49-4163-4ee6-8169-eb3b0797d694",
    aliases: ["aws/api_gateway_without_configured_authorizer"],
    severity: Medium,
    category: AccessControl,
    cwe: 284,
    targets: ["aws_api_gateway_rest_api"],
    check: Check::Block(has_authorizer),
}

fn has_authorizer(api: &Block, cx: &mut Cx) -> Checked {
    let resource = cx.referring("aws_api_gateway_authorizer", "rest_api_id", api, &["id"]).exist()?;
    if !resource && !api.string("body")?.is_some_and(|body| body.contains("x-amazon-apigateway-authorizer")) {
        cx.flag(api.header(), "no `aws_api_gateway_authorizer` belongs to this API");
    }
    Ok(())
}
