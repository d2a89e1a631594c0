use crate::prelude::*;

rule! {
    /// S3 bucket without ignore public ACL
    ///
    /// An object keeps the ACL it was uploaded with. With `ignore_public_acls` S3 acts as if the public
    /// ones were not there; it is off where the `aws_s3_bucket_public_access_block` leaves it out, and
    /// objects that somebody published years ago stay readable for everyone.
    ///
    /// Set `ignore_public_acls = true`. Clients that read through such an ACL need a grant of their own
    /// first.
    ///
    /// ```hcl bad
    /// resource "aws_s3_bucket_public_access_block" "reports" { # finding
    ///   bucket = aws_s3_bucket.reports.id
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "aws_s3_bucket_public_access_block" "reports" {
    ///   bucket = aws_s3_bucket.reports.id
    ///
    ///   ignore_public_acls = false # finding
    /// }
    /// ```
    ///
    /// The registry module has it on since version 3.9:
    ///
    /// ```hcl bad
    /// module "reports" { # finding
    ///   source  = "terraform-aws-modules/s3-bucket/aws"
    ///   version = "~> 3.8.0"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_s3_bucket_public_access_block" "reports" {
    ///   bucket = aws_s3_bucket.reports.id
    ///
    ///   ignore_public_acls = true
    /// }
    ///
    /// module "reports_archive" {
    ///   source  = "terraform-aws-modules/s3-bucket/aws"
    ///   version = "~> 5.0"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "closed" {
    ///   type = bool
    /// }
    ///
    /// resource "aws_s3_bucket_public_access_block" "reports" {
    ///   bucket = aws_s3_bucket.reports.id
    ///
    ///   ignore_public_acls = var.closed
    /// }
    /// ```
    id: "aws-s3-bucket-public-acls-obeyed",
    guid: "4fa66806-0dd9-4f8d-9480-3174d39c7c91",
    aliases: [
        "aws/s3_bucket_without_ignore_public_acl",
        "CKV_AWS_55", "AVD-AWS-0091", "AWS-0091", "aws-s3-ignore-public-acls",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 284,
    targets: ["aws_s3_bucket_public_access_block"],
    modules: [super::BUCKET_MODULE],
    fix: Unsafe,
    check: Check::Block(|block, cx| super::blocks_public_access(block, "ignore_public_acls", cx)),
}
