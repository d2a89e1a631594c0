use crate::aws::policy;
use crate::prelude::*;

rule! {
    /// ECR repository is publicly accessible
    ///
    /// A repository whose policy has the principal `*` is open to every AWS account: strangers pull the
    /// images with all that is baked into them, and where pushing is allowed, put their own under a tag that
    /// is deployed. Without a policy only the owner's account has access.
    ///
    /// Name the accounts or roles as `Principal`, or demand `aws:PrincipalOrgID` in a `Condition`. Images for
    /// the public belong in a repository of ECR Public.
    ///
    /// ```hcl bad
    /// resource "aws_ecr_repository_policy" "orders" {
    ///   repository = aws_ecr_repository.orders.name
    ///   policy = jsonencode({ # finding
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = "*"
    ///       Action    = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    ///     }]
    ///   })
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_ecr_repository_policy" "orders" {
    ///   repository = aws_ecr_repository.orders.name
    ///   policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [
    ///       {
    ///         Effect    = "Allow"
    ///         Principal = { AWS = "arn:aws:iam::111122223333:role/deploy" }
    ///         Action    = ["ecr:PutImage"]
    ///       },
    ///       {
    ///         Effect    = "Allow"
    ///         Principal = "*"
    ///         Action    = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    ///         Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } }
    ///       },
    ///     ]
    ///   })
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "reader" {}
    ///
    /// resource "aws_ecr_repository_policy" "orders" {
    ///   repository = aws_ecr_repository.orders.name
    ///   policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = { AWS = var.reader }
    ///       Action    = ["ecr:BatchGetImage"]
    ///     }]
    ///   })
    /// }
    /// ```
    id: "aws-ecr-repository-public",
    guid: "e86e26fc-489e-44f0-9bcd-97305e4ba69a",
    aliases: [
        "aws/ecr_repository_is_publicly_accessible",
        "CKV_AWS_32", "AVD-AWS-0032", "AWS-0032", "aws-ecr-no-public-access",
    ],
    severity: Critical,
    category: AccessControl,
    cwe: 668,
    targets: ["aws_ecr_repository_policy"],
    modules: [ModuleInputs {
        source: "terraform-aws-modules/ecr/aws",
        renamed: &[("repository_policy", "policy")],
    }],
    check: Check::Block(|block, cx| policy::forbid_public(block, "policy", cx)),
}
