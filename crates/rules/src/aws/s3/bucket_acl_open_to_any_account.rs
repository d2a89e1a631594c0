use super::acl;
use crate::prelude::*;

rule! {
    /// S3 bucket ACL allows read to any authenticated user
    ///
    /// The canned ACL `authenticated-read`, and grants to the group `AuthenticatedUsers`, do not mean the
    /// users of your account: they mean everyone who is signed in to any AWS account, and everyone can open
    /// one. A bucket is `private` unless an ACL says otherwise.
    ///
    /// Use `private`, and name in a bucket policy the accounts and roles that may read.
    ///
    /// ```hcl bad
    /// resource "aws_s3_bucket_acl" "invoices" {
    ///   bucket = aws_s3_bucket.invoices.id
    ///   acl    = "authenticated-read" # finding
    /// }
    ///
    /// resource "aws_s3_bucket" "orders" {
    ///   bucket = "orders"
    ///   acl    = "authenticated-read" # finding
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
    ///         uri  = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers" # finding
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
    id: "aws-s3-bucket-acl-open-to-any-account",
    guid: "57b9893d-33b1-4419-bcea-a717ea87e139",
    aliases: [
        "aws/s3_bucket_acl_allows_read_to_any_authenticated_user",
        "AVD-AWS-0092", "AWS-0092", "aws-s3-no-public-access-with-acl",
    ],
    severity: High,
    category: AccessControl,
    cwe: 732,
    targets: ["aws_s3_bucket", "aws_s3_bucket_acl"],
    modules: [super::BUCKET_MODULE],
    fix: Unsafe,
    check: Check::Block(|block, cx| acl::shuts_out(block, &acl::ANY_ACCOUNT, "everyone with an AWS account", cx)),
}
