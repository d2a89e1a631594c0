use crate::prelude::*;

rule! {
    /// CMK is unusable
    ///
    /// Nothing can be decrypted with a key that is disabled: volumes do not attach, databases stop, backups
    /// cannot be restored, until somebody turns it on again. Keys are enabled unless `is_enabled`, or
    /// `enabled` for replicas and imported keys, is `false`.
    ///
    /// Leave the attribute out, or set it to `true`. A key that is no longer needed is better removed, with
    /// a deletion window in which its use can still be noticed.
    ///
    /// ```hcl bad
    /// resource "aws_kms_key" "orders" {
    ///   description = "orders"
    ///   is_enabled  = false # finding
    /// }
    ///
    /// resource "aws_kms_replica_key" "orders" {
    ///   primary_key_arn = "arn:aws:kms:eu-west-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab"
    ///   enabled         = false # finding
    /// }
    ///
    /// module "reports" {
    ///   source     = "terraform-aws-modules/kms/aws"
    ///   is_enabled = false # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_kms_key" "orders" {
    ///   description = "orders"
    /// }
    ///
    /// resource "aws_kms_key" "invoices" {
    ///   description = "invoices"
    ///   is_enabled  = true
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "key_enabled" {
    ///   type = bool
    /// }
    ///
    /// resource "aws_kms_key" "orders" {
    ///   description = "orders"
    ///   is_enabled  = var.key_enabled
    /// }
    /// ```
    id: "aws-kms-key-disabled",
    guid: "7350fa23-dcf7-4938-916d-6a60b0c73b50",
    aliases: ["aws/cmk_is_unusable", "CKV_AWS_227"],
    severity: Medium,
    category: Availability,
    cwe: 693,
    targets: ["aws_kms_key", "aws_kms_replica_key", "aws_kms_external_key", "aws_kms_replica_external_key"],
    modules: [super::KEY_MODULE],
    fix: Unsafe,
    check: Check::Attribute(
        attribute("is_enabled").also_named(&["enabled"]).is_true().absent_is_ok().fix("true"),
    ),
}
