use crate::prelude::*;

rule! {
    /// S3 bucket without restriction of public bucket
    ///
    /// With `restrict_public_buckets` only the account that owns the bucket and AWS services can use a
    /// bucket whose policy is public. It is off where the `aws_s3_bucket_public_access_block` leaves it
    /// out: a public policy that is already in place goes on letting everyone in.
    ///
    /// Set `restrict_public_buckets = true`. Other accounts that read the bucket must be named in its
    /// policy, without wildcards.
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
    ///   restrict_public_buckets = false # finding
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
    ///   restrict_public_buckets = true
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
    ///   restrict_public_buckets = var.closed
    /// }
    /// ```
    id: "aws-s3-bucket-public-access-unrestricted",
    guid: "1ec253ab-c220-4d63-b2de-5b40e0af9293",
    aliases: [
        "aws/s3_bucket_without_restriction_of_public_bucket",
        "CKV_AWS_56", "AVD-AWS-0093", "AWS-0093", "aws-s3-no-public-buckets",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 284,
    targets: ["aws_s3_bucket_public_access_block"],
    modules: [super::BUCKET_MODULE],
    fix: Unsafe,
    check: Check::Block(|block, cx| super::blocks_public_access(block, "restrict_public_buckets", cx)),
}
