use crate::prelude::*;

rule! {
    /// EFS not encrypted
    ///
    /// The files lie on disk as they are, in backups and replicas too: who gets at the storage reads them. A file
    /// system is not encrypted unless `encrypted` is `true`, where Terraform creates it.
    ///
    /// Set `encrypted = true`. It cannot be turned on afterwards: Terraform makes a new, empty file system, so copy
    /// the files over with DataSync or a backup first.
    ///
    /// ```hcl bad
    /// resource "aws_efs_file_system" "orders" {
    ///   creation_token = "orders"
    ///   encrypted      = false # finding
    /// }
    ///
    /// resource "aws_efs_file_system" "invoices" { # finding
    ///   creation_token = "invoices"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_efs_file_system" "orders" {
    ///   creation_token = "orders"
    ///   encrypted      = true
    /// }
    ///
    /// module "reports" {
    ///   source = "terraform-aws-modules/efs/aws"
    ///   name   = "reports"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "encrypted" {
    ///   type = bool
    /// }
    ///
    /// resource "aws_efs_file_system" "orders" {
    ///   creation_token = "orders"
    ///   encrypted      = var.encrypted
    /// }
    /// ```
    id: "aws-efs-file-system-unencrypted",
    guid: "48207659-729f-4b5c-9402-f884257d794f",
    aliases: [
        "aws/efs_not_encrypted",
        "CKV_AWS_42", "AVD-AWS-0037", "AWS-0037", "aws-efs-enable-at-rest-encryption",
    ],
    severity: High,
    category: Encryption,
    cwe: 311,
    targets: ["aws_efs_file_system"],
    modules: [ModuleInputs { source: "terraform-aws-modules/efs/aws", renamed: &[] }],
    fix: Unsafe,
    check: Check::Attribute(attribute("encrypted").is_true().for_blocks(is_judged).fix("true")),
}

/// The module encrypts unless told otherwise.
fn is_judged(block: &Block) -> Checked<bool> {
    Ok(!block.is_call() || block.is_set("encrypted")?)
}
