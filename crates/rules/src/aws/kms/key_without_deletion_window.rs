use crate::prelude::*;

rule! {
    /// KMS key with no deletion window
    ///
    /// `terraform destroy` does not delete a key at once: it schedules the deletion, and until then it can
    /// be called off. All that the key encrypted is lost with it. KMS waits 30 days where
    /// `deletion_window_in_days` is not set, and takes 7 to 30 only; a key in use whose configuration does
    /// not say how long is one for which nobody decided.
    ///
    /// Set `deletion_window_in_days`, at best to 30.
    ///
    /// ```hcl bad
    /// resource "aws_kms_key" "orders" { # finding
    ///   description         = "orders"
    ///   enable_key_rotation = true
    /// }
    ///
    /// resource "aws_kms_key" "invoices" {
    ///   description             = "invoices"
    ///   enable_key_rotation     = true
    ///   deletion_window_in_days = 90 # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_kms_key" "orders" {
    ///   description             = "orders"
    ///   enable_key_rotation     = true
    ///   deletion_window_in_days = 30
    /// }
    ///
    /// resource "aws_kms_key" "retired" {
    ///   description         = "retired"
    ///   enable_key_rotation = true
    ///   is_enabled          = false
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "days" {
    ///   type = number
    /// }
    ///
    /// resource "aws_kms_key" "orders" {
    ///   description             = "orders"
    ///   enable_key_rotation     = true
    ///   deletion_window_in_days = var.days
    /// }
    /// ```
    id: "aws-kms-key-without-deletion-window",
    guid: "0b530315-0ea4-497f-b34c-4ff86268f59d",
    aliases: ["aws/kms_key_with_no_deletion_window"],
    severity: Low,
    category: Observability,
    cwe: 778,
    targets: ["aws_kms_key"],
    fix: Safe,
    check: Check::Attribute(
        attribute("deletion_window_in_days").between(7, 30).for_blocks(is_in_use).fix("30"),
    ),
}

/// Keys that are rotated and not disabled.
fn is_in_use(key: &Block) -> Checked<bool> {
    let enabled = key.bool("is_enabled").map(|it| it.is_none_or(|enabled| *enabled));
    both(enabled, key.bool("enable_key_rotation").map(|it| it.is_some_and(|rotated| *rotated)))
}
