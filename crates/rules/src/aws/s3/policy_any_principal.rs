use crate::aws::policy;
use crate::prelude::*;

rule! {
    /// S3 bucket access to any principal
    ///
    /// A bucket whose policy has the principal `*` belongs to whoever finds it: names of buckets are guessed
    /// and listed by the million, no AWS account is needed to ask. Addresses in a `Condition` narrow from
    /// where somebody asks, but not who it is.
    ///
    /// Name the roles or accounts as `Principal`. Let CloudFront read with origin access control, and
    /// delegate to access points with `s3:DataAccessPointAccount`. A `Condition` on the caller's
    /// organization, account or VPC endpoint makes `*` safe, too.
    ///
    /// ```hcl bad
    /// resource "aws_s3_bucket_policy" "invoices" {
    ///   bucket = aws_s3_bucket.invoices.id
    ///   policy = jsonencode({ # finding
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = { AWS = "*" }
    ///       Action    = "s3:GetObject"
    ///       Resource  = "${aws_s3_bucket.invoices.arn}/*"
    ///       Condition = { IpAddress = { "aws:SourceIp" = "203.0.113.0/24" } }
    ///     }]
    ///   })
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_s3_bucket_policy" "invoices" {
    ///   bucket = aws_s3_bucket.invoices.id
    ///   policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [
    ///       {
    ///         Effect    = "Allow"
    ///         Principal = { AWS = "arn:aws:iam::111122223333:role/billing" }
    ///         Action    = "s3:GetObject"
    ///         Resource  = "${aws_s3_bucket.invoices.arn}/*"
    ///       },
    ///       {
    ///         Effect    = "Allow"
    ///         Principal = "*"
    ///         Action    = "s3:GetObject"
    ///         Resource  = "${aws_s3_bucket.invoices.arn}/*"
    ///         Condition = { StringEquals = { "aws:SourceVpce" = aws_vpc_endpoint.s3.id } }
    ///       },
    ///       {
    ///         Effect    = "Deny"
    ///         Principal = "*"
    ///         Action    = "s3:*"
    ///         Resource  = "${aws_s3_bucket.invoices.arn}/*"
    ///         Condition = { Bool = { "aws:SecureTransport" = "false" } }
    ///       },
    ///     ]
    ///   })
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "reader" {}
    ///
    /// resource "aws_s3_bucket_policy" "invoices" {
    ///   bucket = aws_s3_bucket.invoices.id
    ///   policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = { AWS = var.reader }
    ///       Action    = "s3:GetObject"
    ///       Resource  = "${aws_s3_bucket.invoices.arn}/*"
    ///     }]
    ///   })
    /// }
    /// ```
    id: "aws-s3-policy-any-principal",
    guid: "7af43613-6bb9-4a0e-8c4d-1314b799425e",
    aliases: ["aws/s3_bucket_access_to_any_principal", "CKV_AWS_70"],
    severity: Critical,
    category: AccessControl,
    cwe: 284,
    targets: policy::BUCKETS,
    modules: [super::BUCKET_MODULE],
    check: Check::Block(|block, cx| policy::forbid_public(block, "policy", cx)),
}
