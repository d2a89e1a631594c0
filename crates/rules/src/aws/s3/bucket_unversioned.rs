use crate::prelude::*;

rule! {
    /// S3 bucket without versioning
    ///
    /// A bucket keeps one version of each object unless it is told otherwise. What a faulty job overwrites,
    /// what an intruder deletes or encrypts for ransom, is then gone; with versioning the earlier version
    /// is still there.
    ///
    /// Add an `aws_s3_bucket_versioning` with `status = "Enabled"` for the bucket, or up to version 3 of
    /// the provider a `versioning` block with `enabled = true`. A lifecycle rule for noncurrent versions
    /// bounds the cost. Object Lock includes versioning.
    ///
    /// ```hcl bad
    /// resource "aws_s3_bucket" "invoices" { # finding
    ///   bucket = "invoices"
    /// }
    ///
    /// resource "aws_s3_bucket" "orders" {
    ///   bucket = "orders"
    /// }
    ///
    /// resource "aws_s3_bucket_versioning" "orders" {
    ///   bucket = aws_s3_bucket.orders.bucket
    ///
    ///   versioning_configuration {
    ///     status = "Suspended" # finding
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "aws_s3_bucket" "invoices" {
    ///   bucket = "invoices"
    ///
    ///   versioning { # finding
    ///     mfa_delete = true
    ///   }
    /// }
    ///
    /// module "orders" {
    ///   source = "terraform-aws-modules/s3-bucket/aws"
    ///
    ///   versioning = {
    ///     enabled = false # finding
    ///   }
    /// }
    ///
    /// module "reports" { # finding
    ///   source = "terraform-aws-modules/s3-bucket/aws"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_s3_bucket" "invoices" {
    ///   bucket = "invoices"
    /// }
    ///
    /// resource "aws_s3_bucket_versioning" "invoices" {
    ///   bucket = aws_s3_bucket.invoices.id
    ///
    ///   versioning_configuration {
    ///     status = "Enabled"
    ///   }
    /// }
    ///
    /// resource "aws_s3_bucket" "orders" {
    ///   bucket = "orders"
    ///
    ///   versioning {
    ///     enabled = true
    ///   }
    /// }
    ///
    /// resource "aws_s3_bucket" "ledger" {
    ///   bucket_prefix       = "ledger-"
    ///   object_lock_enabled = true
    /// }
    ///
    /// module "reports" {
    ///   source = "terraform-aws-modules/s3-bucket/aws"
    ///
    ///   versioning = {
    ///     status = "Enabled"
    ///   }
    /// }
    /// ```
    ///
    /// Where it cannot be known which bucket is versioned, nothing is reported:
    ///
    /// ```hcl undecided
    /// variable "versioned_bucket" {}
    ///
    /// resource "aws_s3_bucket" "invoices" {
    ///   bucket = "invoices"
    /// }
    ///
    /// resource "aws_s3_bucket_versioning" "shared" {
    ///   bucket = var.versioned_bucket
    ///
    ///   versioning_configuration {
    ///     status = "Enabled"
    ///   }
    /// }
    /// ```
    id: "aws-s3-bucket-unversioned",
    guid: "568a4d22-3517-44a6-a7ad-6a7eed88722c",
    aliases: [
        "aws/s3_bucket_without_versioning",
        "CKV_AWS_21", "AVD-AWS-0090", "AWS-0090", "aws-s3-enable-versioning",
    ],
    severity: Medium,
    category: Backup,
    cwe: 710,
    targets: ["aws_s3_bucket", "aws_s3_bucket_versioning"],
    modules: [super::BUCKET_MODULE],
    fix: Unsafe,
    check: Check::Block(is_versioned),
}

fn is_versioned(block: &Block, cx: &mut Cx) -> Checked {
    if block.kind() == "aws_s3_bucket_versioning" {
        let status = attribute("versioning_configuration.status");
        return status.one_of(&["Enabled"]).fix("\"Enabled\"").check(block, cx);
    }
    let locked = block.bool("object_lock_enabled").map(|it| it.is_some_and(|locked| *locked));
    let elsewhere = either(locked, super::is_configured(block, "aws_s3_bucket_versioning", cx));
    if matches!(elsewhere, Ok(true)) {
        return Ok(());
    }
    if block.is_set("versioning")? {
        return value::each(block.each("versioning"), |it| super::versioning_switch(&it).check(&it, cx));
    }
    if !elsewhere? {
        cx.flag(
            block.header(),
            "neither a `versioning` nor an `aws_s3_bucket_versioning` versions this bucket",
        );
    }
    Ok(())
}
