use crate::prelude::*;

rule! {
    /// Lambda permission principal is wildcard
    ///
    /// A wildcard in `principal` lets every AWS account, or every service, invoke the function. What is left to keep callers
    /// out are conditions such as `source_arn`, and these are easily lost.
    ///
    /// Name the service (`events.amazonaws.com`), account or role that is meant to invoke it. For all accounts of an
    /// organization, `"*"` together with `principal_org_id` is how AWS wants it written.
    ///
    /// ```hcl bad
    /// resource "aws_lambda_permission" "nightly" {
    ///   action        = "lambda:InvokeFunction"
    ///   function_name = aws_lambda_function.orders.function_name
    ///   principal     = "*" # finding
    ///   source_arn    = aws_cloudwatch_event_rule.nightly.arn
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_lambda_permission" "nightly" {
    ///   action        = "lambda:InvokeFunction"
    ///   function_name = aws_lambda_function.orders.function_name
    ///   principal     = "events.amazonaws.com"
    ///   source_arn    = aws_cloudwatch_event_rule.nightly.arn
    /// }
    ///
    /// resource "aws_lambda_permission" "organization" {
    ///   action           = "lambda:InvokeFunction"
    ///   function_name    = aws_lambda_function.orders.function_name
    ///   principal        = "*"
    ///   principal_org_id = "o-a1b2c3d4e5"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "caller" {}
    ///
    /// resource "aws_lambda_permission" "caller" {
    ///   action        = "lambda:InvokeFunction"
    ///   function_name = aws_lambda_function.orders.function_name
    ///   principal     = var.caller
    /// }
    /// ```
    id: "aws-lambda-permission-for-wildcard",
    guid: "e08ed7eb-f3ef-494d-9d22-2e3db756a347",
    aliases: ["aws/lambda_permission_principal_is_wildcard", "CKV_AWS_301"],
    severity: Medium,
    category: AccessControl,
    cwe: 155,
    targets: ["aws_lambda_permission"],
    check: Check::Attribute(
        attribute("principal")
            .passes(|principal| !principal.contains('*'), "a principal without a wildcard")
            .absent_is_ok()
            .for_blocks(|permission| permission.is_set("principal_org_id").map(|limited| !limited)),
    ),
}
