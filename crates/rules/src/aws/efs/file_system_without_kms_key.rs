use crate::prelude::*;

rule! {
    /// EFS without KMS
    ///
    /// Without a key of your own a file system is encrypted, if at all, with the key `aws/elasticfilesystem` of the
    /// account: its policy cannot be changed, it cannot be shared with another account, and it cannot be taken away
    /// from whoever can read the files.
    ///
    /// Name a key of your own in `kms_key_id`, with `encrypted = true`. Terraform replaces the file system, so copy
    /// the files first.
    ///
    /// ```hcl bad
    /// resource "aws_efs_file_system" "orders" { # finding
    ///   creation_token = "orders"
    ///   encrypted      = true
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_efs_file_system" "orders" {
    ///   creation_token = "orders"
    ///   encrypted      = true
    ///   kms_key_id     = aws_kms_key.files.arn
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "key" {}
    ///
    /// resource "aws_efs_file_system" "orders" {
    ///   encrypted  = true
    ///   kms_key_id = var.key
    /// }
    /// ```
    id: "aws-efs-file-system-without-kms-key",
    guid: "25d251f3-f348-4f95-845c-1090e41a615c",
    aliases: ["aws/efs_without_kms", "CKV_AWS_184"],
    severity: Low,
    category: Encryption,
    cwe: 311,
    targets: ["aws_efs_file_system"],
    check: Check::Attribute(attribute("kms_key_id").is_present()),
}
