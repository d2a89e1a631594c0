use crate::prelude::*;

rule! {
    /// CloudTrail not integrated with CloudWatch
    ///
    /// CloudTrail writes its files to a bucket, minutes later and for those who look. To be told of an event, somebody has to
    /// send the trail to CloudWatch Logs, where metric filters and alarms work; by default nothing is sent.
    ///
    /// Set `cloud_watch_logs_group_arn` to a log group and `cloud_watch_logs_role_arn` to a role that may write to it.
    ///
    /// ```hcl bad
    /// resource "aws_cloudtrail" "account" { # finding
    ///   name           = "account"
    ///   s3_bucket_name = aws_s3_bucket.trail.id
    /// }
    ///
    /// resource "aws_cloudtrail" "orders" { # finding
    ///   name                       = "orders"
    ///   s3_bucket_name             = aws_s3_bucket.trail.id
    ///   cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.trail.arn}:*"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_cloudtrail" "account" {
    ///   name                       = "account"
    ///   s3_bucket_name             = aws_s3_bucket.trail.id
    ///   cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.trail.arn}:*"
    ///   cloud_watch_logs_role_arn  = aws_iam_role.trail.arn
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "role" {}
    ///
    /// resource "aws_cloudtrail" "account" {
    ///   name                       = "account"
    ///   s3_bucket_name             = aws_s3_bucket.trail.id
    ///   cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.trail.arn}:*"
    ///   cloud_watch_logs_role_arn  = var.role
    /// }
    /// ```
    id: "aws-cloudtrail-without-cloudwatch-logs",
    guid: "17b30f8f-8dfb-4597-adf6-57600b6cf25e",
    aliases: [
        "aws/cloudtrail_not_integrated_with_cloudwatch",
        "CKV2_AWS_10", "AVD-AWS-0162", "AWS-0162", "aws-cloudtrail-ensure-cloudwatch-integration",
    ],
    severity: Low,
    category: Observability,
    cwe: 778,
    targets: ["aws_cloudtrail"],
    check: Check::Block(goes_to_cloudwatch),
}

fn goes_to_cloudwatch(trail: &Block, cx: &mut Cx) -> Checked {
    let group = attribute("cloud_watch_logs_group_arn").is_present().check(trail, cx);
    attribute("cloud_watch_logs_role_arn").is_present().check(trail, cx).and(group)
}
