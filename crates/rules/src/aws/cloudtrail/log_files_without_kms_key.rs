use crate::prelude::*;

rule! {
    /// CloudTrail log files not encrypted with KMS
    ///
    /// Log files name users, addresses and resources. By default there is no `kms_key_id`, and they are encrypted with keys
    /// of S3, which S3 uses for everybody who may read the bucket: a mistake in the bucket policy is enough to read them.
    ///
    /// Set `kms_key_id` to a key whose policy lets CloudTrail encrypt, and only those decrypt who investigate.
    ///
    /// ```hcl bad
    /// resource "aws_cloudtrail" "account" { # finding
    ///   name           = "account"
    ///   s3_bucket_name = aws_s3_bucket.trail.id
    /// }
    ///
    /// resource "aws_cloudtrail" "orders" {
    ///   name           = "orders"
    ///   s3_bucket_name = aws_s3_bucket.trail.id
    ///   kms_key_id     = "" # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_cloudtrail" "account" {
    ///   name           = "account"
    ///   s3_bucket_name = aws_s3_bucket.trail.id
    ///   kms_key_id     = aws_kms_key.trail.arn
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "key" {}
    ///
    /// resource "aws_cloudtrail" "account" {
    ///   name           = "account"
    ///   s3_bucket_name = aws_s3_bucket.trail.id
    ///   kms_key_id     = var.key
    /// }
    /// ```
    id: "aws-cloudtrail-log-files-without-kms-key",
    guid: "5d9e3164-9265-470c-9a10-57ae454ac0c7",
    aliases: [
        "aws/cloudtrail_log_files_not_encrypted_with_kms",
        "CKV_AWS_35", "AVD-AWS-0015", "AWS-0015", "aws-cloudtrail-enable-at-rest-encryption",
        "aws-cloudtrail-encryption-customer-managed-key",
    ],
    severity: Low,
    category: Encryption,
    cwe: 326,
    targets: ["aws_cloudtrail"],
    check: Check::Attribute(attribute("kms_key_id").is_present()),
}
