use crate::prelude::*;

rule! {
    /// API Gateway with open access
    ///
    /// With `authorization = "NONE"` everybody who can reach the API can call the method, and with it the back end.
    /// Only `OPTIONS` has to be open, because browsers send preflight requests without credentials.
    ///
    /// Use `AWS_IAM`, `CUSTOM` or `COGNITO_USER_POOLS`, with an `authorizer_id` for the last two.
    ///
    /// ```hcl bad
    /// resource "aws_api_gateway_method" "list" {
    ///   rest_api_id   = aws_api_gateway_rest_api.orders.id
    ///   resource_id   = aws_api_gateway_resource.orders.id
    ///   http_method   = "GET" # finding
    ///   authorization = "NONE"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_api_gateway_method" "list" {
    ///   rest_api_id   = aws_api_gateway_rest_api.orders.id
    ///   resource_id   = aws_api_gateway_resource.orders.id
    ///   http_method   = "GET"
    ///   authorization = "CUSTOM"
    ///   authorizer_id = aws_api_gateway_authorizer.tokens.id
    /// }
    ///
    /// resource "aws_api_gateway_method" "preflight" {
    ///   rest_api_id   = aws_api_gateway_rest_api.orders.id
    ///   resource_id   = aws_api_gateway_resource.orders.id
    ///   http_method   = "OPTIONS"
    ///   authorization = "NONE"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "verb" {}
    ///
    /// resource "aws_api_gateway_method" "any" {
    ///   rest_api_id   = aws_api_gateway_rest_api.orders.id
    ///   resource_id   = aws_api_gateway_resource.orders.id
    ///   http_method   = var.verb
    ///   authorization = "NONE"
    /// }
    /// ```
    id: "aws-api-gateway-method-open",
    guid: "15ccec05-5476-4890-ad19-53991eba1db8",
    aliases: [
        "aws/api_gateway_with_open_access",
        "CKV_AWS_59", "AVD-AWS-0004", "AWS-0004", "aws-api-gateway-no-public-access",
        "aws-apigateway-no-public-access",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 284,
    targets: ["aws_api_gateway_method"],
    modules: [super::HTTP_API_MODULE],
    check: Check::Block(is_authorized),
}

fn is_authorized(method: &Block, cx: &mut Cx) -> Checked {
    let Some(authorization) = method.string("authorization")?.filter(|it| **it == "NONE") else {
        return Ok(());
    };
    if let Some(verb) = method.string("http_method")?.filter(|it| **it != "OPTIONS") {
        let message = format!("`authorization` is `\"NONE\"` for `{verb}`: everybody may call the method");
        cx.flag(method.place("http_method"), message)
            .about("authorization")
            .because(&authorization.origin)
            .also(method.place("authorization"), "nobody is asked who they are");
    }
    Ok(())
}
