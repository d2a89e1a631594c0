use crate::prelude::*;

rule! {
    /// Lambda functions without X-Ray tracing
    ///
    /// Where a function is not traced, nobody can follow a request through it: which call to another service failed
    /// or was slow, and on whose behalf. A function that says nothing gets `PassThrough`, which traces only the
    /// requests that somebody upstream chose.
    ///
    /// Set `mode = "Active"` in `tracing_config`. The role of the function needs `xray:PutTraceSegments` and
    /// `xray:PutTelemetryRecords`, or Lambda refuses the change.
    ///
    /// ```hcl bad
    /// resource "aws_lambda_function" "orders" {
    ///   function_name = "orders"
    ///   role          = aws_iam_role.orders.arn
    ///   image_uri     = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/orders:1.4.0"
    ///   package_type  = "Image"
    ///
    ///   tracing_config {
    ///     mode = "PassThrough" # finding
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "aws_lambda_function" "orders" { # finding
    ///   function_name = "orders"
    ///   role          = aws_iam_role.orders.arn
    ///   image_uri     = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/orders:1.4.0"
    ///   package_type  = "Image"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_lambda_function" "orders" {
    ///   function_name = "orders"
    ///   role          = aws_iam_role.orders.arn
    ///   image_uri     = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/orders:1.4.0"
    ///   package_type  = "Image"
    ///
    ///   tracing_config {
    ///     mode = "Active"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "tracing" {}
    ///
    /// resource "aws_lambda_function" "orders" {
    ///   function_name = "orders"
    ///   role          = aws_iam_role.orders.arn
    ///   image_uri     = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/orders:1.4.0"
    ///   package_type  = "Image"
    ///
    ///   tracing_config {
    ///     mode = var.tracing
    ///   }
    /// }
    /// ```
    id: "aws-lambda-function-untraced",
    guid: "8152e0cf-d2f0-47ad-96d5-d003a76eabd1",
    aliases: [
        "aws/lambda_functions_without_x-ray_tracing",
        "CKV_AWS_50", "AVD-AWS-0066", "AWS-0066", "aws-lambda-enable-tracing",
    ],
    severity: Low,
    category: Observability,
    cwe: 778,
    targets: ["aws_lambda_function"],
    fix: Unsafe,
    check: Check::Attribute(
        attribute("tracing_config.mode").one_of(&["Active"]).fix("\"Active\""),
    ),
}
