use crate::aws::policy;
use crate::prelude::*;

rule! {
    /// EFS with vulnerable policy
    ///
    /// The policy of a file system decides who mounts it. A statement for everybody admits every client that
    /// reaches a mount target, and even where a `Condition` demands TLS; one for all actions makes clients
    /// root (`ClientRootAccess`) and lets them delete the file system. Without a policy EFS admits every
    /// client that reaches a mount target.
    ///
    /// Name the roles that mount the file system, with `elasticfilesystem:ClientMount` and `ClientWrite`. A
    /// statement for everybody needs a `Condition` such as `elasticfilesystem:AccessedViaMountTarget`.
    ///
    /// ```hcl bad
    /// resource "aws_efs_file_system_policy" "uploads" {
    ///   file_system_id = aws_efs_file_system.uploads.id
    ///   policy = jsonencode({ # finding
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = { AWS = "*" }
    ///       Action    = ["elasticfilesystem:ClientMount"]
    ///       Condition = { Bool = { "aws:SecureTransport" = "true" } }
    ///     }]
    ///   })
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_efs_file_system_policy" "uploads" {
    ///   file_system_id = aws_efs_file_system.uploads.id
    ///   policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [
    ///       {
    ///         Effect    = "Allow"
    ///         Principal = { AWS = "arn:aws:iam::111122223333:role/uploader" }
    ///         Action    = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"]
    ///       },
    ///       {
    ///         Effect    = "Allow"
    ///         Principal = { AWS = "*" }
    ///         Action    = ["elasticfilesystem:ClientMount"]
    ///         Condition = { Bool = { "elasticfilesystem:AccessedViaMountTarget" = "true" } }
    ///       },
    ///     ]
    ///   })
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "client" {}
    ///
    /// resource "aws_efs_file_system_policy" "uploads" {
    ///   file_system_id = aws_efs_file_system.uploads.id
    ///   policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = { AWS = var.client }
    ///       Action    = ["elasticfilesystem:ClientMount"]
    ///     }]
    ///   })
    /// }
    /// ```
    id: "aws-efs-policy-open",
    guid: "fae52418-bb8b-4ac2-b287-0b9082d6a3fd",
    aliases: ["aws/efs_with_vulnerable_policy"],
    severity: Medium,
    category: AccessControl,
    cwe: 155,
    targets: ["aws_efs_file_system_policy"],
    check: Check::Block(is_narrow),
}

fn is_narrow(block: &Block, cx: &mut Cx) -> Checked {
    policy::each(block, "policy", cx, |statement| policy::too_wide(statement, "elasticfilesystem:*"))
}
