use crate::aws::registry;
use crate::prelude::*;

rule! {
    /// DB instance storage not encrypted
    ///
    /// The storage of the instance, its automated backups, snapshots and replicas lie on disks unencrypted. Who
    /// copies or shares a snapshot, or gets at the storage below, reads every row. `storage_encrypted` is `false`
    /// unless it is set; a `kms_key_id` by itself encrypts nothing.
    ///
    /// Set `storage_encrypted = true`. An instance cannot be encrypted in place: Terraform replaces it, so restore it
    /// from an encrypted copy of a snapshot instead.
    ///
    /// ```hcl bad
    /// resource "aws_db_instance" "orders" {
    ///   identifier        = "orders"
    ///   engine            = "postgres"
    ///   instance_class    = "db.t4g.medium"
    ///   storage_encrypted = false # finding
    /// }
    ///
    /// resource "aws_db_instance" "invoices" { # finding
    ///   identifier     = "invoices"
    ///   engine         = "postgres"
    ///   instance_class = "db.t4g.medium"
    /// }
    ///
    /// resource "aws_db_instance" "reports" { # finding
    ///   identifier     = "reports"
    ///   engine         = "postgres"
    ///   instance_class = "db.t4g.medium"
    ///   kms_key_id     = aws_kms_key.reports.arn
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_db_instance" "orders" {
    ///   identifier        = "orders"
    ///   engine            = "postgres"
    ///   instance_class    = "db.t4g.medium"
    ///   storage_encrypted = true
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "encrypted" {
    ///   type = bool
    /// }
    ///
    /// resource "aws_db_instance" "orders" {
    ///   identifier        = "orders"
    ///   engine            = "postgres"
    ///   instance_class    = "db.t4g.medium"
    ///   storage_encrypted = var.encrypted
    /// }
    /// ```
    id: "aws-rds-instance-unencrypted",
    guid: "08bd0760-8752-44e1-9779-7bb369b2b4e4",
    aliases: [
        "aws/db_instance_storage_not_encrypted",
        "CKV_AWS_16", "AVD-AWS-0080", "AWS-0080", "aws-rds-encrypt-instance-storage-data",
    ],
    severity: High,
    category: Encryption,
    cwe: 311,
    targets: ["aws_db_instance"],
    modules: [super::INSTANCE_MODULE],
    fix: Unsafe,
    check: Check::Attribute(
        attribute("storage_encrypted").is_true().for_blocks(is_judged).fix("true"),
    ),
}

fn is_judged(instance: &Block) -> Checked<bool> {
    // A replica in another region is encrypted by its key; `storage_encrypted` is ignored there.
    let by_key = both(super::is_replica(instance), instance.is_set("kms_key_id"))?;
    Ok(!by_key && registry::is_judged(instance, "storage_encrypted", 4)?)
}
