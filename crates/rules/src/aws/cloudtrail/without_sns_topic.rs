use crate::prelude::*;

rule! {
    /// CloudTrail SNS topic name undefined
    ///
    /// Without a topic nobody learns that a log file has arrived, nor that none arrives any more: tools that read the trail
    /// have to list the bucket again and again. By default no topic is told.
    ///
    /// Set `sns_topic_name` to a topic whose policy lets CloudTrail publish.
    ///
    /// ```hcl bad
    /// resource "aws_cloudtrail" "account" { # finding
    ///   name           = "account"
    ///   s3_bucket_name = aws_s3_bucket.trail.id
    /// }
    ///
    /// resource "aws_cloudtrail" "orders" { # finding
    ///   name           = "orders"
    ///   s3_bucket_name = aws_s3_bucket.trail.id
    ///   sns_topic_name = ""
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_cloudtrail" "account" {
    ///   name           = "account"
    ///   s3_bucket_name = aws_s3_bucket.trail.id
    ///   sns_topic_name = aws_sns_topic.trail.name
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "topic" {}
    ///
    /// resource "aws_cloudtrail" "account" {
    ///   name           = "account"
    ///   s3_bucket_name = aws_s3_bucket.trail.id
    ///   sns_topic_name = var.topic
    /// }
    /// ```
    id: "aws-cloudtrail-without-sns-topic",
    guid: "482b7d26-0bdb-4b5f-bf6f-545826c0a3dd",
    aliases: ["aws/cloudtrail_sns_topic_name_undefined", "CKV_AWS_252"],
    severity: Low,
    category: Observability,
    cwe: 703,
    targets: ["aws_cloudtrail"],
    check: Check::Block(tells_a_topic),
}

fn tells_a_topic(trail: &Block, cx: &mut Cx) -> Checked {
    if !trail.is_set("sns_topic_name")? {
        let topic = trail.value("sns_topic_name");
        let state = if topic.is_null() { "not set" } else { "empty" };
        cx.flag(trail.header(), format!("`sns_topic_name` is {state}"))
            .about("sns_topic_name")
            .because(&topic);
    }
    Ok(())
}
