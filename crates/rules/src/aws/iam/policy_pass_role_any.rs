use crate::aws::policy;
use crate::prelude::*;

rule! {
    /// IAM role policy passrole allows all
    ///
    /// Whoever may pass any role to a service becomes any role: a function, an instance or a task that runs
    /// as the administrator's role is a few calls away. `iam:PassRole` on `*` is the usual way from a small
    /// policy to the whole account.
    ///
    /// Give the ARNs of the roles that may be passed as `Resource`, and the services they may be passed to as
    /// `iam:PassedToService` in a `Condition`.
    ///
    /// ```hcl bad
    /// resource "aws_iam_role_policy" "deploy" {
    ///   name = "deploy"
    ///   role = aws_iam_role.deploy.id
    ///   policy = jsonencode({ # finding
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect   = "Allow"
    ///       Action   = ["lambda:CreateFunction", "iam:passrole"]
    ///       Resource = "*"
    ///     }]
    ///   })
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "aws_iam_role" "deploy" {
    ///   name               = "deploy"
    ///   assume_role_policy = data.aws_iam_policy_document.trust.json
    ///
    ///   inline_policy {
    ///     name   = "deploy"
    ///     policy = data.aws_iam_policy_document.deploy.json # finding
    ///   }
    /// }
    ///
    /// data "aws_iam_policy_document" "deploy" {
    ///   statement {
    ///     actions   = ["iam:Pass*"]
    ///     resources = ["*"]
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_iam_role_policy" "deploy" {
    ///   name = "deploy"
    ///   role = aws_iam_role.deploy.id
    ///   policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect   = "Allow"
    ///       Action   = ["iam:PassRole"]
    ///       Resource = "arn:aws:iam::111122223333:role/worker"
    ///     }]
    ///   })
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "roles" {
    ///   type = list(string)
    /// }
    ///
    /// resource "aws_iam_role_policy" "deploy" {
    ///   name = "deploy"
    ///   role = aws_iam_role.deploy.id
    ///   policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect   = "Allow"
    ///       Action   = ["iam:PassRole"]
    ///       Resource = var.roles
    ///     }]
    ///   })
    /// }
    /// ```
    id: "aws-iam-policy-pass-role-any",
    guid: "e39bee8c-fe54-4a3f-824d-e5e2d1cca40a",
    aliases: ["aws/iam_role_policy_passrole_allows_all"],
    severity: Medium,
    category: AccessControl,
    cwe: 284,
    targets: policy::IDENTITIES,
    modules: [super::POLICY_MODULE],
    check: Check::Block(names_roles),
}

fn names_roles(block: &Block, cx: &mut Cx) -> Checked {
    policy::each_of_identity(block, cx, |statement| {
        let any_role = statement.any("Resource", |resource| resource == "*");
        let passes = both(statement.covers("iam:PassRole"), any_role);
        Ok(both(statement.allows(), passes)?.then(|| "allows `iam:PassRole` on `*`".to_owned()))
    })
}
