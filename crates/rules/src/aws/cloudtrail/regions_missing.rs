use crate::prelude::*;

rule! {
    /// CloudTrail multi region disabled
    ///
    /// An intruder works where nobody looks: in a region that the account does not use. A trail records its own region
    /// only, unless `is_multi_region_trail` is `true`; and calls to IAM and other global services only while
    /// `include_global_service_events` is not `false`.
    ///
    /// Set `is_multi_region_trail` to `true` and leave `include_global_service_events` at its default, `true`. The first copy
    /// of management events is free in every region.
    ///
    /// ```hcl bad
    /// resource "aws_cloudtrail" "account" {
    ///   name                  = "account"
    ///   s3_bucket_name        = aws_s3_bucket.trail.id
    ///   is_multi_region_trail = false # finding
    /// }
    ///
    /// resource "aws_cloudtrail" "orders" { # finding
    ///   name           = "orders"
    ///   s3_bucket_name = aws_s3_bucket.trail.id
    /// }
    ///
    /// resource "aws_cloudtrail" "invoices" {
    ///   name                          = "invoices"
    ///   s3_bucket_name                = aws_s3_bucket.trail.id
    ///   is_multi_region_trail         = true
    ///   include_global_service_events = false # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_cloudtrail" "account" {
    ///   name                  = "account"
    ///   s3_bucket_name        = aws_s3_bucket.trail.id
    ///   is_multi_region_trail = true
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "everywhere" {}
    ///
    /// resource "aws_cloudtrail" "account" {
    ///   name                  = "account"
    ///   s3_bucket_name        = aws_s3_bucket.trail.id
    ///   is_multi_region_trail = var.everywhere
    /// }
    /// ```
    id: "aws-cloudtrail-regions-missing",
    guid: "8173d5eb-96b5-4aa6-a71b-ecfa153c123d",
    aliases: [
        "aws/cloudtrail_multi_region_disabled",
        "CKV_AWS_67", "AVD-AWS-0014", "AWS-0014", "aws-cloudtrail-enable-all-regions",
    ],
    severity: Low,
    category: Observability,
    cwe: 778,
    targets: ["aws_cloudtrail"],
    fix: Unsafe,
    check: Check::Block(records_every_region),
}

fn records_every_region(trail: &Block, cx: &mut Cx) -> Checked {
    let regions = attribute("is_multi_region_trail").is_true().fix("true").check(trail, cx);
    let global = attribute("include_global_service_events").is_true().absent_is_ok().fix("true");
    global.check(trail, cx).and(regions)
}
