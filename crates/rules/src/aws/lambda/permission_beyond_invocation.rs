use crate::prelude::*;

rule! {
    /// Lambda permission misconfigured
    ///
    /// The resource policy of a function is there to let others invoke it. A permission for anything else, such as
    /// `lambda:UpdateFunctionCode` or `lambda:*`, lets them change, read or delete the function.
    ///
    /// Allow `lambda:InvokeFunction`, or `lambda:InvokeFunctionUrl` for callers of the function's URL. Who maintains the
    /// function gets permissions by policies of IAM. Only the replicator of Lambda@Edge needs others here.
    ///
    /// ```hcl bad
    /// resource "aws_lambda_permission" "logs" {
    ///   action        = "lambda:*" # finding
    ///   function_name = aws_lambda_function.orders.function_name
    ///   principal     = "logs.eu-west-1.amazonaws.com"
    ///   source_arn    = "${aws_cloudwatch_log_group.orders.arn}:*"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_lambda_permission" "logs" {
    ///   action        = "lambda:InvokeFunction"
    ///   function_name = aws_lambda_function.orders.function_name
    ///   principal     = "logs.eu-west-1.amazonaws.com"
    ///   source_arn    = "${aws_cloudwatch_log_group.orders.arn}:*"
    /// }
    ///
    /// resource "aws_lambda_permission" "edge" {
    ///   action        = "lambda:GetFunction"
    ///   function_name = aws_lambda_function.orders.function_name
    ///   principal     = "replicator.lambda.amazonaws.com"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "action" {}
    ///
    /// resource "aws_lambda_permission" "logs" {
    ///   action        = var.action
    ///   function_name = aws_lambda_function.orders.function_name
    ///   principal     = "logs.eu-west-1.amazonaws.com"
    /// }
    /// ```
    id: "aws-lambda-permission-beyond-invocation",
    guid: "75ec6890-83af-4bf1-9f16-e83726df0bd0",
    aliases: ["aws/lambda_permission_misconfigured"],
    severity: Low,
    category: BestPractices,
    cwe: 710,
    targets: ["aws_lambda_permission"],
    fix: Unsafe,
    check: Check::Attribute(
        attribute("action")
            .one_of(&["lambda:InvokeFunction", "lambda:InvokeFunctionUrl"])
            .absent_is_ok()
            .for_blocks(is_not_for_the_edge)
            .fix("\"lambda:InvokeFunction\""),
    ),
}

fn is_not_for_the_edge(permission: &Block) -> Checked<bool> {
    let principal = permission.string("principal")?;
    Ok(principal.is_none_or(|principal| *principal != "replicator.lambda.amazonaws.com"))
}
