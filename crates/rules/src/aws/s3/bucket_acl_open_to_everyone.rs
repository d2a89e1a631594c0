use super::acl;
use crate::prelude::*;

rule! {
    /// S3 bucket ACL allows read or write to all users
    ///
    /// The canned ACLs `public-read` and `public-read-write`, and grants to the group `AllUsers`, let
    /// everyone on the internet in without signing in. Crawlers find such buckets within hours; with
    /// `public-read-write` strangers also store their files at your cost, and replace yours. A bucket is
    /// `private` unless an ACL says otherwise.
    ///
    /// Use `private`, and name in a bucket policy who may read. For files that are meant for everyone, put
    /// a CDN in front of a private bucket.
    ///
    /// ```hcl bad
    /// resource "aws_s3_bucket_acl" "invoices" {
    ///   bucket = aws_s3_bucket.invoices.id
    ///   acl    = "public-read" # finding
    /// }
    ///
    /// resource "aws_s3_bucket" "orders" {
    ///   bucket = "orders"
    ///   acl    = "public-read" # finding
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "aws_s3_bucket_acl" "invoices" {
    ///   bucket = aws_s3_bucket.invoices.id
    ///
    ///   access_control_policy {
    ///     grant {
    ///       permission = "READ"
    ///
    ///       grantee {
    ///         type = "Group"
    ///         uri  = "http://acs.amazonaws.com/groups/global/AllUsers" # finding
    ///       }
    ///     }
    ///
    ///     owner {
    ///       id = data.aws_canonical_user_id.current.id
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_s3_bucket_acl" "invoices" {
    ///   bucket = aws_s3_bucket.invoices.id
    ///   acl    = "private"
    /// }
    ///
    /// resource "aws_s3_bucket" "logs" {
    ///   bucket = "logs"
    ///
    ///   grant {
    ///     type        = "Group"
    ///     permissions = ["WRITE"]
    ///     uri         = "http://acs.amazonaws.com/groups/s3/LogDelivery"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "acl" {}
    ///
    /// resource "aws_s3_bucket_acl" "invoices" {
    ///   bucket = aws_s3_bucket.invoices.id
    ///   acl    = var.acl
    /// }
    /// ```
    id: "aws-s3-bucket-acl-open-to-everyone",
    guid: "38c5ee0d-7f22-4260-ab72-5073048df100",
    aliases: [
        "aws/s3_bucket_acl_allows_read_or_write_to_all_users",
        "CKV_AWS_20", "CKV_AWS_57", "AVD-AWS-0092", "AWS-0092", "aws-s3-no-public-access-with-acl",
    ],
    severity: Critical,
    category: AccessControl,
    cwe: 732,
    targets: ["aws_s3_bucket", "aws_s3_bucket_acl"],
    modules: [super::BUCKET_MODULE],
    fix: Unsafe,
    check: Check::Block(|block, cx| acl::shuts_out(block, &acl::EVERYONE, "everyone", cx)),
}
