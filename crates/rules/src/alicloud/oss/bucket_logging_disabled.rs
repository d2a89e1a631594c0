use crate::prelude::*;

rule! {
    /// OSS bucket logging disabled
    ///
    /// Access logs say who read, wrote and deleted which object, and from where. Without them nobody can tell after a leak what
    /// was taken. Buckets write none unless they are told where to.
    ///
    /// Name a bucket for the logs, in an `alicloud_oss_bucket_logging` for the bucket or in its `logging` block. Keep the logs
    /// where those who work with the bucket cannot delete them.
    ///
    /// ```hcl bad
    /// resource "alicloud_oss_bucket" "invoices" { # finding
    ///   bucket = "invoices"
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "alicloud_oss_bucket" "invoices" {
    ///   bucket           = "invoices"
    ///   logging_isenable = false # finding
    ///
    ///   logging {
    ///     target_bucket = alicloud_oss_bucket.logs.bucket
    ///     target_prefix = "invoices/"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "alicloud_oss_bucket" "invoices" {
    ///   bucket = "invoices"
    ///
    ///   logging {
    ///     target_bucket = alicloud_oss_bucket.logs.bucket
    ///     target_prefix = "invoices/"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "alicloud_oss_bucket" "invoices" {
    ///   bucket = "invoices"
    /// }
    ///
    /// resource "alicloud_oss_bucket_logging" "invoices" {
    ///   bucket        = alicloud_oss_bucket.invoices.bucket
    ///   target_bucket = "logs"
    ///   target_prefix = "invoices/"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "log_bucket" {
    ///   type = string
    /// }
    ///
    /// resource "alicloud_oss_bucket" "invoices" {
    ///   bucket = "invoices"
    /// }
    ///
    /// resource "alicloud_oss_bucket_logging" "shared" {
    ///   bucket        = var.log_bucket
    ///   target_bucket = "logs"
    /// }
    /// ```
    id: "alicloud-oss-bucket-logging-disabled",
    guid: "05db341e-de7d-4972-a106-3e2bd5ee53e1",
    aliases: ["alicloud/oss_bucket_logging_disabled", "CKV_ALI_12"],
    severity: Medium,
    category: Observability,
    cwe: 778,
    targets: ["alicloud_oss_bucket"],
    fix: Safe,
    check: Check::Block(is_logged),
}

fn is_logged(bucket: &Block, cx: &mut Cx) -> Checked {
    let is_apart = super::is_configured_by("alicloud_oss_bucket_logging", bucket, cx);
    if !either(bucket.is_set("logging"), is_apart)? {
        cx.flag(
            bucket.header(),
            "neither `logging` nor an `alicloud_oss_bucket_logging` logs access to this bucket",
        );
    }
    attribute("logging_isenable").is_true().absent_is_ok().fix("true").check(bucket, cx)
}
