use crate::prelude::*;

rule! {
    /// Lambda function publicly accessible
    ///
    /// A permission for `"*"` without a condition lets everybody with an AWS account, and for a function URL without
    /// authorization everybody at all, run the function: with their input, with its role, at your cost.
    ///
    /// Name the account, role or service that is meant to invoke it, or limit the permission by `source_arn`,
    /// `source_account` or `principal_org_id`.
    ///
    /// ```hcl bad
    /// resource "aws_lambda_permission" "partners" {
    ///   action        = "lambda:InvokeFunction"
    ///   function_name = aws_lambda_function.orders.function_name
    ///   principal     = "*" # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_lambda_permission" "partner" {
    ///   action        = "lambda:InvokeFunction"
    ///   function_name = aws_lambda_function.orders.function_name
    ///   principal     = "arn:aws:iam::111122223333:root"
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
    /// variable "partner" {}
    ///
    /// resource "aws_lambda_permission" "partner" {
    ///   action         = "lambda:InvokeFunction"
    ///   function_name  = aws_lambda_function.orders.function_name
    ///   principal      = "*"
    ///   source_account = var.partner
    /// }
    /// ```
    id: "aws-lambda-function-public",
    guid: "1btsf2f9-af8c-4dfc-a0f1-a03adb70deb2",
    aliases: ["aws/lambda_function_publicly_accessible", "CKV_AWS_301"],
    severity: High,
    category: AccessControl,
    cwe: 200,
    targets: ["aws_lambda_permission"],
    check: Check::Attribute(attribute("principal").none_of(&["*"]).absent_is_ok().for_blocks(is_unlimited)),
}

/// Whether nothing but the principal says who may invoke the function.
fn is_unlimited(permission: &Block) -> Checked<bool> {
    let limits = ["source_arn", "source_account", "principal_org_id"];
    value::any(limits, |limit| permission.is_set(limit)).map(|limited| !limited)
}
