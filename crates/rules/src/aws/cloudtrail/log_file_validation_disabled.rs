use crate::prelude::*;

rule! {
    /// CloudTrail log file validation disabled
    ///
    /// Who breaks in also edits the log of it. With validation, CloudTrail writes a signed digest of the log files every
    /// hour, so that a changed or deleted file can be proved. The default is not to.
    ///
    /// Set `enable_log_file_validation` to `true`. Digests cost nothing but a few small objects.
    ///
    /// ```hcl bad
    /// resource "aws_cloudtrail" "account" {
    ///   name                       = "account"
    ///   s3_bucket_name             = aws_s3_bucket.trail.id
    ///   enable_log_file_validation = false # finding
    /// }
    ///
    /// resource "aws_cloudtrail" "orders" { # finding
    ///   name           = "orders"
    ///   s3_bucket_name = aws_s3_bucket.trail.id
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_cloudtrail" "account" {
    ///   name                       = "account"
    ///   s3_bucket_name             = aws_s3_bucket.trail.id
    ///   enable_log_file_validation = true
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "validated" {}
    ///
    /// resource "aws_cloudtrail" "account" {
    ///   name                       = "account"
    ///   s3_bucket_name             = aws_s3_bucket.trail.id
    ///   enable_log_file_validation = var.validated
    /// }
    /// ```
    id: "aws-cloudtrail-log-file-validation-disabled",
    guid: "52ffcfa6-6c70-4ea6-8376-d828d3961669",
    aliases: [
        "aws/cloudtrail_log_file_validation_disabled",
        "CKV_AWS_36", "AVD-AWS-0016", "AWS-0016", "aws-cloudtrail-enable-log-validation",
    ],
    severity: Low,
    category: Observability,
    cwe: 778,
    targets: ["aws_cloudtrail"],
    fix: Safe,
    check: Check::Attribute(attribute("enable_log_file_validation").is_true().fix("true")),
}
