use crate::prelude::*;

rule! {
    /// OSS bucket versioning disabled
    ///
    /// Without versions, an object that is overwritten or deleted is gone: by a mistake, by a program gone wrong, or by someone
    /// who asks for a ransom. Buckets keep no versions unless they are told to.
    ///
    /// Set `status = "Enabled"`, in an `alicloud_oss_bucket_versioning` for the bucket or in its `versioning` block, and let a
    /// lifecycle rule delete old versions.
    ///
    /// ```hcl bad
    /// resource "alicloud_oss_bucket" "invoices" { # finding
    ///   bucket = "invoices"
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "alicloud_oss_bucket" "invoices" {
    ///   bucket = "invoices"
    ///
    ///   versioning {
    ///     status = "Suspended" # finding
    ///   }
    /// }
    ///
    /// resource "alicloud_oss_bucket" "orders" {
    ///   bucket = "orders"
    /// }
    ///
    /// resource "alicloud_oss_bucket_versioning" "orders" {
    ///   bucket = alicloud_oss_bucket.orders.bucket
    ///   status = "Suspended" # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "alicloud_oss_bucket" "invoices" {
    ///   bucket = "invoices"
    ///
    ///   versioning {
    ///     status = "Enabled"
    ///   }
    /// }
    ///
    /// resource "alicloud_oss_bucket" "orders" {
    ///   bucket = "orders"
    /// }
    ///
    /// resource "alicloud_oss_bucket_versioning" "orders" {
    ///   bucket = alicloud_oss_bucket.orders.bucket
    ///   status = "Enabled"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "status" {
    ///   type = string
    /// }
    ///
    /// resource "alicloud_oss_bucket" "invoices" {
    ///   bucket = "invoices"
    ///
    ///   versioning {
    ///     status = var.status
    ///   }
    /// }
    /// ```
    id: "alicloud-oss-bucket-versioning-disabled",
    guid: "70919c0b-2548-4e6b-8d7a-3d84ab6dabba",
    aliases: ["alicloud/oss_bucket_versioning_disabled", "CKV_ALI_10"],
    severity: Medium,
    category: Backup,
    cwe: 710,
    targets: ["alicloud_oss_bucket", "alicloud_oss_bucket_versioning"],
    fix: Safe,
    check: Check::Block(is_versioned),
}

fn is_versioned(block: &Block, cx: &mut Cx) -> Checked {
    let enabled = attribute("status").one_of(&["Enabled"]).fix("\"Enabled\"");
    if block.kind() == "alicloud_oss_bucket_versioning" {
        return enabled.check(block, cx);
    }
    let is_apart = super::is_configured_by("alicloud_oss_bucket_versioning", block, cx);
    if either(block.is_set("versioning"), is_apart)? {
        return value::each(block.each("versioning"), |versioning| enabled.check(&versioning, cx));
    }
    cx.flag(
        block.header(),
        "neither `versioning` nor an `alicloud_oss_bucket_versioning` keeps versions of this bucket",
    )
    .about("versioning")
    .add_block(block, "versioning", &["status = \"Enabled\""]);
    Ok(())
}
