use crate::prelude::*;

rule! {
    /// S3 bucket allows public policy
    ///
    /// With `block_public_policy` S3 refuses a bucket policy that lets the public in. It is off where the
    /// `aws_s3_bucket_public_access_block` leaves it out: whoever may write the policy, or makes a slip in
    /// its `Principal`, opens all objects of the bucket to the internet at once.
    ///
    /// Set `block_public_policy = true`. What has to be public is better served by a CDN that alone may
    /// read the bucket.
    ///
    /// ```hcl bad
    /// resource "aws_s3_bucket_public_access_block" "invoices" { # finding
    ///   bucket = aws_s3_bucket.invoices.id
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "aws_s3_bucket_public_access_block" "invoices" {
    ///   bucket = aws_s3_bucket.invoices.id
    ///
    ///   block_public_policy = false # finding
    /// }
    /// ```
    ///
    /// The registry module has it on since version 3.9:
    ///
    /// ```hcl bad
    /// module "invoices" { # finding
    ///   source  = "terraform-aws-modules/s3-bucket/aws"
    ///   version = "~> 3.8.0"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_s3_bucket_public_access_block" "invoices" {
    ///   bucket = aws_s3_bucket.invoices.id
    ///
    ///   block_public_policy = true
    /// }
    ///
    /// module "invoices_archive" {
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
    /// resource "aws_s3_bucket_public_access_block" "invoices" {
    ///   bucket = aws_s3_bucket.invoices.id
    ///
    ///   block_public_policy = var.closed
    /// }
    /// ```
    id: "aws-s3-bucket-public-policy-allowed",
    guid: "1a4bc881-9f69-4d44-8c9a-d37d08f54c50",
    aliases: [
        "aws/s3_bucket_with_public_policy",
        "CKV_AWS_54", "AVD-AWS-0087", "AWS-0087", "aws-s3-block-public-policy",
    ],
    severity: High,
    category: AccessControl,
    cwe: 284,
    targets: ["aws_s3_bucket_public_access_block"],
    modules: [super::BUCKET_MODULE],
    fix: Unsafe,
    check: Check::Block(|block, cx| super::blocks_public_access(block, "block_public_policy", cx)),
}
