use crate::prelude::*;

rule! {
    /// OSS bucket public access enabled
    ///
    /// With the ACL `public-read` everybody can list a bucket and read what is in it; with `public-read-write` everybody can
    /// also delete and replace it, and store whatever they like at your cost. Buckets are `private` by default.
    ///
    /// Set the ACL to `private`. Give others access through a bucket policy that names them, or through signed URLs that
    /// expire.
    ///
    /// ```hcl bad
    /// resource "alicloud_oss_bucket" "invoices" {
    ///   bucket = "invoices"
    ///   acl    = "public-read" # finding
    /// }
    ///
    /// resource "alicloud_oss_bucket_acl" "uploads" {
    ///   bucket = alicloud_oss_bucket.uploads.bucket
    ///   acl    = "public-read-write" # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "alicloud_oss_bucket" "invoices" {
    ///   bucket = "invoices"
    /// }
    ///
    /// resource "alicloud_oss_bucket_acl" "invoices" {
    ///   bucket = alicloud_oss_bucket.invoices.bucket
    ///   acl    = "private"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "acl" {
    ///   type = string
    /// }
    ///
    /// resource "alicloud_oss_bucket" "invoices" {
    ///   bucket = "invoices"
    ///   acl    = var.acl
    /// }
    /// ```
    id: "alicloud-oss-bucket-public",
    guid: "62232513-b16f-4010-83d7-51d0e1d45426",
    aliases: ["alicloud/oss_bucket_public_access_enabled", "CKV_ALI_1"],
    severity: High,
    category: AccessControl,
    cwe: 284,
    targets: ["alicloud_oss_bucket", "alicloud_oss_bucket_acl"],
    fix: Unsafe,
    check: Check::Attribute(attribute("acl").one_of(&["private"]).absent_is_ok().fix("\"private\"")),
}
