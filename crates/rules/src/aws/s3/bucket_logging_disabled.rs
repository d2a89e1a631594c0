use crate::prelude::*;

rule! {
    /// S3 bucket logging disabled
    ///
    /// Server access logs say who read, wrote or deleted which object. S3 writes none unless a target is
    /// named; after a leak nobody can tell then what was taken.
    ///
    /// Add an `aws_s3_bucket_logging` for the bucket, or up to version 3 of the provider a `logging` block.
    /// A bucket that receives the logs of others needs none: it would log its own logging.
    ///
    /// ```hcl bad
    /// resource "aws_s3_bucket" "invoices" { # finding
    ///   bucket = "invoices"
    /// }
    ///
    /// resource "aws_s3_bucket_logging" "orders" {
    ///   bucket        = "orders"
    ///   target_bucket = "logs"
    ///   target_prefix = "orders/"
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// module "invoices" { # finding
    ///   source  = "terraform-aws-modules/s3-bucket/aws"
    ///   bucket  = "invoices"
    ///   logging = {}
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_s3_bucket" "invoices" {
    ///   bucket = "invoices"
    /// }
    ///
    /// resource "aws_s3_bucket_logging" "invoices" {
    ///   bucket        = aws_s3_bucket.invoices.id
    ///   target_bucket = aws_s3_bucket.logs.id
    ///   target_prefix = "invoices/"
    /// }
    ///
    /// resource "aws_s3_bucket" "logs" {
    ///   bucket_prefix = "logs-"
    /// }
    ///
    /// resource "aws_s3_bucket" "orders" {
    ///   bucket = "orders"
    ///
    ///   logging {
    ///     target_bucket = "central-logs"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "logged_bucket" {}
    ///
    /// resource "aws_s3_bucket" "invoices" {
    ///   bucket = "invoices"
    /// }
    ///
    /// resource "aws_s3_bucket_logging" "shared" {
    ///   bucket        = var.logged_bucket
    ///   target_bucket = "logs"
    ///   target_prefix = "shared/"
    /// }
    /// ```
    id: "aws-s3-bucket-logging-disabled",
    guid: "f861041c-8c9f-4156-acfc-5e6e524f5884",
    aliases: [
        "aws/s3_bucket_logging_disabled",
        "CKV_AWS_18", "AVD-AWS-0089", "AWS-0089", "aws-s3-enable-bucket-logging", "aws-s3-enable-logging",
    ],
    severity: Medium,
    category: Observability,
    cwe: 778,
    targets: ["aws_s3_bucket"],
    modules: [super::BUCKET_MODULE],
    check: Check::Block(is_logged),
}

fn is_logged(bucket: &Block, cx: &mut Cx) -> Checked {
    let logged = either(
        bucket.any("logging", |logging| logging.is_set("target_bucket")),
        super::is_configured(bucket, "aws_s3_bucket_logging", cx),
    );
    if !either(logged, receives_logs(bucket, cx))? {
        cx.flag(
            bucket.header(),
            "neither a `logging` nor an `aws_s3_bucket_logging` logs access to this bucket",
        );
    }
    Ok(())
}

fn admits_delivery(acl: &Block) -> Checked<bool> {
    Ok(acl.string("acl")?.is_some_and(|acl| *acl == "log-delivery-write"))
}

fn receives_logs(bucket: &Block, cx: &Cx) -> Checked<bool> {
    let signs = [
        admits_delivery(bucket),
        super::naming("aws_s3_bucket_acl", "bucket", bucket, cx).any(admits_delivery),
        super::naming("aws_s3_bucket_logging", "target_bucket", bucket, cx).exist(),
        super::naming("aws_s3_bucket.logging", "target_bucket", bucket, cx).exist(),
    ];
    value::any(signs, |sign| sign)
}
