use crate::prelude::*;
use tollgate_core::check::Attribute;

rule! {
    /// ECR repository not encrypted with CMK
    ///
    /// Images hold code and, too often, credentials. Without a key of your own ECR encrypts them with one that AWS
    /// owns: no key policy limits who can read them, no log tells who did, and the key cannot be taken away.
    /// `encryption_type` is `AES256` unless it is set.
    ///
    /// Set `encryption_type = "KMS"` and name the key in `kms_key`. The encryption of a repository cannot be changed:
    /// Terraform replaces it, so copy the images first.
    ///
    /// ```hcl bad
    /// resource "aws_ecr_repository" "orders" { # finding
    ///   name = "orders"
    /// }
    ///
    /// resource "aws_ecr_repository" "invoices" {
    ///   name = "invoices"
    ///
    ///   encryption_configuration { # finding
    ///     encryption_type = "KMS"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_ecr_repository" "orders" {
    ///   name = "orders"
    ///
    ///   encryption_configuration {
    ///     encryption_type = "KMS"
    ///     kms_key         = aws_kms_key.images.arn
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "type" {}
    ///
    /// resource "aws_ecr_repository" "orders" {
    ///   name = "orders"
    ///
    ///   encryption_configuration {
    ///     encryption_type = var.type
    ///     kms_key         = aws_kms_key.images.arn
    ///   }
    /// }
    /// ```
    id: "aws-ecr-repository-without-kms-key",
    guid: "0e32d561-4b5a-4664-a6e3-a3fa85649157",
    aliases: [
        "aws/ecr_repository_not_encrypted",
        "CKV_AWS_136", "AVD-AWS-0033", "AWS-0033", "aws-ecr-repository-customer-key",
    ],
    severity: Low,
    category: Encryption,
    cwe: 311,
    targets: ["aws_ecr_repository"],
    check: Check::Block(has_key),
}

const KEY: Attribute = attribute("encryption_configuration.kms_key").is_present();
const TYPE: Attribute = attribute("encryption_configuration.encryption_type").one_of(&["KMS", "KMS_DSSE"]);

fn has_key(repository: &Block, cx: &mut Cx) -> Checked {
    let has_key = repository.any("encryption_configuration", |encryption| encryption.is_set("kms_key"))?;
    if has_key { TYPE.check(repository, cx) } else { KEY.check(repository, cx) }
}
