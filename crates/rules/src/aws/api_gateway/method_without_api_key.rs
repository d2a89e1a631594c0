use crate::prelude::*;

rule! {
    /// API Gateway method does not contains an API key
    ///
    /// A method that asks for no API key can be called by clients that no usage plan knows, so it is neither metered
    /// nor throttled for each of them. `api_key_required` is `false` unless it is set.
    ///
    /// Set `api_key_required = true` and give clients their keys by a usage plan. A key tells clients apart; it is no
    /// authorization. `OPTIONS` is left alone, because browsers send preflight requests without a key.
    ///
    /// ```hcl bad
    /// resource "aws_api_gateway_method" "list" { # finding
    ///   rest_api_id   = aws_api_gateway_rest_api.orders.id
    ///   resource_id   = aws_api_gateway_resource.orders.id
    ///   http_method   = "GET"
    ///   authorization = "AWS_IAM"
    /// }
    ///
    /// resource "aws_api_gateway_method" "create" {
    ///   rest_api_id      = aws_api_gateway_rest_api.orders.id
    ///   resource_id      = aws_api_gateway_resource.orders.id
    ///   http_method      = "POST"
    ///   authorization    = "AWS_IAM"
    ///   api_key_required = false # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_api_gateway_method" "list" {
    ///   rest_api_id      = aws_api_gateway_rest_api.orders.id
    ///   resource_id      = aws_api_gateway_resource.orders.id
    ///   http_method      = "GET"
    ///   authorization    = "AWS_IAM"
    ///   api_key_required = true
    /// }
    ///
    /// resource "aws_api_gateway_method" "preflight" {
    ///   rest_api_id   = aws_api_gateway_rest_api.orders.id
    ///   resource_id   = aws_api_gateway_resource.orders.id
    ///   http_method   = "OPTIONS"
    ///   authorization = "NONE"
    /// }
    /// ```
    id: "aws-api-gateway-method-without-api-key",
    guid: "671211c5-5d2a-4e97-8867-30fc28b02216",
    aliases: ["aws/api_gateway_method_does_not_contains_an_api_key"],
    severity: Medium,
    category: AccessControl,
    cwe: 284,
    targets: ["aws_api_gateway_method"],
    modules: [super::HTTP_API_MODULE],
    fix: Unsafe,
    check: Check::Attribute(
        attribute("api_key_required").is_true().when(is_no_preflight).fix("true"),
    ),
}

fn is_no_preflight(method: &Block) -> Checked<bool> {
    Ok(method.string("http_method")?.is_none_or(|verb| *verb != "OPTIONS"))
}
