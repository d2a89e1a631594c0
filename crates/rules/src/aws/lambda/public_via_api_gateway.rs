use crate::prelude::*;
use tollgate_core::value::Value;

rule! {
    /// Public Lambda via API Gateway
    ///
    /// A permission whose `source_arn` ends in `/*/*`, or is the whole API followed by `/*`, lets every stage and every
    /// method of the API invoke the function: also those that are added later, and those that need no authorization.
    ///
    /// Name the stage, the method and the path that are meant to invoke it, as in
    /// `"${aws_api_gateway_rest_api.orders.execution_arn}/live/POST/orders"`.
    ///
    /// ```hcl bad
    /// resource "aws_lambda_permission" "api" {
    ///   action        = "lambda:InvokeFunction"
    ///   function_name = aws_lambda_function.orders.function_name
    ///   principal     = "apigateway.amazonaws.com"
    ///   source_arn    = "${aws_api_gateway_rest_api.orders.execution_arn}/*/*" # finding
    /// }
    ///
    /// resource "aws_lambda_permission" "http_api" {
    ///   action        = "lambda:InvokeFunction"
    ///   function_name = aws_lambda_function.orders.function_name
    ///   principal     = "apigateway.amazonaws.com"
    ///   source_arn    = "${aws_apigatewayv2_api.orders.execution_arn}/*" # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_lambda_permission" "api" {
    ///   action        = "lambda:InvokeFunction"
    ///   function_name = aws_lambda_function.orders.function_name
    ///   principal     = "apigateway.amazonaws.com"
    ///   source_arn    = "${aws_api_gateway_rest_api.orders.execution_arn}/live/POST/orders"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "caller" {}
    ///
    /// resource "aws_lambda_permission" "api" {
    ///   action        = "lambda:InvokeFunction"
    ///   function_name = aws_lambda_function.orders.function_name
    ///   principal     = "apigateway.amazonaws.com"
    ///   source_arn    = var.caller
    /// }
    /// ```
    id: "aws-lambda-public-via-api-gateway",
    guid: "3ef8696c-e4ae-4872-92c7-520bb44dfe77",
    aliases: ["aws/public_lambda_via_api_gateway"],
    severity: Medium,
    category: AccessControl,
    cwe: 284,
    targets: ["aws_lambda_permission"],
    check: Check::Block(names_its_callers),
}

fn names_its_callers(permission: &Block, cx: &mut Cx) -> Checked {
    let invokes = permission.string("action")?.is_some_and(|action| *action == "lambda:InvokeFunction");
    let gateway = permission
        .string("principal")?
        .is_some_and(|principal| matches!(principal.as_str(), "*" | "apigateway.amazonaws.com"));
    let source = permission.value("source_arn");
    if invokes && gateway && names_no_method(&source)? {
        cx.flag(
            permission.place("source_arn"),
            format!("`source_arn` is `{source}`: every method may invoke it"),
        )
        .about("source_arn")
        .because(&source);
    }
    Ok(())
}

/// Whether an ARN stands for every method: nothing but wildcards follows the API, or two of them end it.
fn names_no_method(source: &Value) -> Checked<bool> {
    let whole_api = |tail: &str| tail.starts_with("/*") && tail.chars().all(|it| matches!(it, '/' | '*'));
    if value::known_tail(source).is_some_and(whole_api) { Ok(true) } else { value::ends_with(source, "/*/*") }
}
