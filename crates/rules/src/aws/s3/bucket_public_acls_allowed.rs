use crate::prelude::*;

rule! {
    /// S3 bucket allows public ACL
    ///
    /// With `block_public_acls` S3 refuses every request that would put a public ACL on the bucket or on an
    /// object in it. It is off where the `aws_s3_bucket_public_access_block` leaves it out: then one upload
    /// with `--acl public-read` publishes a file, and nobody has to change the bucket for that.
    ///
    /// Set `block_public_acls = true`. It stops new public ACLs; `ignore_public_acls` takes those that
    /// exist out of effect.
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
    ///   block_public_acls = false # finding
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
    ///   block_public_acls = true
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
    ///   block_public_acls = var.closed
    /// }
    /// ```
    id: "aws-s3-bucket-public-acls-allowed",
    guid: "d0cc8694-fcad-43ff-ac86-32331d7e867f",
    aliases: [
        "aws/s3_bucket_allows_public_acl",
        "CKV_AWS_53", "AVD-AWS-0086", "AWS-0086", "aws-s3-block-public-acls",
    ],
    severity: Medium,
    category: AccessControl,
    cwe: 284,
    targets: ["aws_s3_bucket_public_access_block"],
    modules: [super::BUCKET_MODULE],
    fix: Unsafe,
    check: Check::Block(|block, cx| super::blocks_public_access(block, "block_public_acls", cx)),
}
