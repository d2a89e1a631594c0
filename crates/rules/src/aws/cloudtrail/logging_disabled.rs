use crate::prelude::*;

rule! {
    /// CloudTrail logging disabled
    ///
    /// A trail that does not log is there for show: no call is recorded, and what happened cannot be found out afterwards.
    /// The default of `enable_logging` is `true`.
    ///
    /// Remove `enable_logging`, or set it to `true`.
    ///
    /// ```hcl bad
    /// resource "aws_cloudtrail" "account" {
    ///   name           = "account"
    ///   s3_bucket_name = aws_s3_bucket.trail.id
    ///   enable_logging = false # finding
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// module "trail" {
    ///   source = "cloudposse/cloudtrail/aws"
    ///
    ///   name           = "account"
    ///   s3_bucket_name = "trail"
    ///   enable_logging = false # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_cloudtrail" "account" {
    ///   name           = "account"
    ///   s3_bucket_name = aws_s3_bucket.trail.id
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "logging" {}
    ///
    /// resource "aws_cloudtrail" "account" {
    ///   name           = "account"
    ///   s3_bucket_name = aws_s3_bucket.trail.id
    ///   enable_logging = var.logging
    /// }
    /// ```
    id: "aws-cloudtrail-logging-disabled",
    guid: "4bb76f17-3d63-4529-bdca-2b454529d774",
    aliases: ["aws/cloudtrail_logging_disabled", "CKV_AWS_251"],
    severity: Medium,
    category: Observability,
    cwe: 778,
    targets: ["aws_cloudtrail"],
    modules: [
        ModuleInputs { source: "terraform-aws-modules/cloudtrail/aws", renamed: &[] },
        ModuleInputs { source: "cloudposse/cloudtrail/aws", renamed: &[] },
    ],
    fix: Safe,
    check: Check::Attribute(attribute("enable_logging").is_true().absent_is_ok().fix("true")),
}
