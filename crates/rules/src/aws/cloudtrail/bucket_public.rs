use crate::aws::s3;
use crate::prelude::*;

rule! {
    /// CloudTrail log files S3 bucket is publicly accessible
    ///
    /// A trail records who did what in the account: names of users and roles, addresses, the parameters of
    /// calls. A bucket whose ACL lets the public in hands attackers the plan of the account, and with write
    /// access they can cover their tracks. Buckets are `private` unless an ACL says otherwise.
    ///
    /// Make the ACL of the bucket that `s3_bucket_name` names `private`; the bucket policy for
    /// `cloudtrail.amazonaws.com` is all that a trail needs.
    ///
    /// ```hcl bad
    /// resource "aws_cloudtrail" "audit" {
    ///   name           = "audit"
    ///   s3_bucket_name = aws_s3_bucket.audit.id
    /// }
    ///
    /// resource "aws_s3_bucket" "audit" {
    ///   bucket = "audit"
    /// }
    ///
    /// resource "aws_s3_bucket_acl" "audit" {
    ///   bucket = aws_s3_bucket.audit.bucket
    ///   acl    = "public-read" # finding
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "aws_cloudtrail" "audit" {
    ///   name           = "audit"
    ///   s3_bucket_name = module.audit.s3_bucket_id
    /// }
    ///
    /// module "audit" {
    ///   source = "terraform-aws-modules/s3-bucket/aws"
    ///   acl    = "public-read-write" # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_cloudtrail" "audit" {
    ///   name           = "audit"
    ///   s3_bucket_name = aws_s3_bucket.audit.id
    /// }
    ///
    /// resource "aws_s3_bucket" "audit" {
    ///   bucket = "audit"
    ///   acl    = "private"
    /// }
    ///
    /// resource "aws_s3_bucket" "site" {
    ///   bucket = "site"
    ///   acl    = "public-read"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "audit_bucket" {}
    ///
    /// resource "aws_cloudtrail" "audit" {
    ///   name           = "audit"
    ///   s3_bucket_name = var.audit_bucket
    /// }
    ///
    /// resource "aws_s3_bucket" "site" {
    ///   bucket = "site"
    ///   acl    = "public-read"
    /// }
    /// ```
    id: "aws-cloudtrail-bucket-public",
    guid: "bd0088a5-c133-4b20-b129-ec9968b16ef3",
    aliases: [
        "aws/cloudtrail_log_files_s3_bucket_is_publicly_accessible",
        "AVD-AWS-0161", "AWS-0161", "aws-cloudtrail-no-public-log-access",
    ],
    severity: High,
    category: Observability,
    cwe: 668,
    targets: ["aws_s3_bucket", "aws_s3_bucket_acl"],
    modules: [s3::BUCKET_MODULE],
    fix: Unsafe,
    check: Check::Block(keeps_trails_private),
}

fn keeps_trails_private(block: &Block, cx: &mut Cx) -> Checked {
    let (grants, known) = s3::grants(block, &s3::PUBLIC);
    let receives_trail = || s3::any_naming("aws_cloudtrail", "s3_bucket_name", block, cx, |_| Ok(true));
    if grants.is_empty() || !receives_trail()? {
        return known;
    }
    grants.iter().for_each(|grant| grant.flag(" for a bucket that CloudTrail writes to", cx));
    known
}
