use crate::aws::policy;
use crate::prelude::*;

rule! {
    /// IAM policy grants full permissions
    ///
    /// Every action on every resource is the power of an administrator: whoever gets hold of one session of
    /// such a user, group or role owns the account, may delete its data and its logs, and may make new users
    /// to come back with.
    ///
    /// Allow the actions that are needed, on the resources that they are needed for. Where somebody must be
    /// an administrator, attach the managed policy `AdministratorAccess` to a role that demands MFA, so that
    /// it is seen.
    ///
    /// ```hcl bad
    /// resource "aws_iam_user_policy" "deploy" {
    ///   name = "deploy"
    ///   user = aws_iam_user.deploy.name
    ///   policy = jsonencode({ # finding
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect   = "Allow"
    ///       Action   = ["*"]
    ///       Resource = "*"
    ///     }]
    ///   })
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "aws_iam_policy" "deploy" {
    ///   name   = "deploy"
    ///   policy = data.aws_iam_policy_document.deploy.json # finding
    /// }
    ///
    /// data "aws_iam_policy_document" "deploy" {
    ///   statement {
    ///     actions   = ["*"]
    ///     resources = ["*"]
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_iam_user_policy" "deploy" {
    ///   name = "deploy"
    ///   user = aws_iam_user.deploy.name
    ///   policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect   = "Allow"
    ///       Action   = ["s3:PutObject"]
    ///       Resource = "arn:aws:s3:::releases/*"
    ///     }]
    ///   })
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "actions" {
    ///   type = list(string)
    /// }
    ///
    /// resource "aws_iam_policy" "deploy" {
    ///   name = "deploy"
    ///   policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect   = "Allow"
    ///       Action   = var.actions
    ///       Resource = "*"
    ///     }]
    ///   })
    /// }
    /// ```
    id: "aws-iam-policy-full-permissions",
    guid: "575a2155-6af1-4026-b1af-d5bc8fe2a904",
    aliases: ["aws/iam_policy_grants_full_permissions", "CKV_AWS_62"],
    severity: High,
    category: AccessControl,
    cwe: 732,
    targets: policy::IDENTITIES,
    modules: [super::POLICY_MODULE],
    check: Check::Block(names_actions),
}

fn names_actions(block: &Block, cx: &mut Cx) -> Checked {
    policy::each_of_identity(block, cx, |statement| {
        Ok(super::allows_everything(statement)?.then(|| "allows `*` on `*`".to_owned()))
    })
}
