use crate::prelude::*;

rule! {
    /// CloudWatch without retention period specified
    ///
    /// A log group without `retention_in_days`, or with `0`, keeps every event for ever. The bill grows
    /// without an end, and personal data stays long after the time for which it may be kept.
    ///
    /// Set `retention_in_days` to a period that CloudWatch offers and that covers the time in which you
    /// look back at incidents: a year for audit logs, some weeks for the rest.
    ///
    /// ```hcl bad
    /// resource "aws_cloudwatch_log_group" "orders" { # finding
    ///   name = "/orders"
    /// }
    ///
    /// resource "aws_cloudwatch_log_group" "invoices" {
    ///   name              = "/invoices"
    ///   retention_in_days = 0 # finding
    /// }
    ///
    /// resource "aws_cloudwatch_log_group" "reports" {
    ///   name              = "/reports"
    ///   retention_in_days = 100 # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_cloudwatch_log_group" "orders" {
    ///   name              = "/orders"
    ///   retention_in_days = 2192
    /// }
    ///
    /// resource "aws_cloudwatch_log_group" "vended" {
    ///   name            = "/vended"
    ///   log_group_class = "DELIVERY"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "days" {
    ///   type = number
    /// }
    ///
    /// resource "aws_cloudwatch_log_group" "orders" {
    ///   name              = "/orders"
    ///   retention_in_days = var.days
    /// }
    /// ```
    id: "aws-cloudwatch-log-group-kept-forever",
    guid: "ef0b316a-211e-42f1-888e-64efe172b755",
    aliases: ["aws/cloudwatch_without_retention_period_specified", "CKV_AWS_66"],
    severity: Low,
    category: Observability,
    cwe: 778,
    targets: ["aws_cloudwatch_log_group"],
    modules: super::LOG_GROUP_MODULES,
    fix: Unsafe,
    check: Check::Attribute(
        attribute("retention_in_days")
.passes(|days| PERIODS.contains(&days), "a period that CloudWatch offers, such as `365`").for_blocks(keeps_events).fix("365"),
    ),
}

/// The periods that CloudWatch Logs offers, in days (Amazon CloudWatch Logs API, `PutRetentionPolicy`).
const PERIODS: &[&str] = &[
    "1", "3", "5", "7", "14", "30", "60", "90", "120", "150", "180", "365", "400", "545", "731", "1096",
    "1827", "2192", "2557", "2922", "3288", "3653",
];

/// Groups of the class `DELIVERY` keep events for two days, whatever is set.
fn keeps_events(group: &Block) -> Checked<bool> {
    Ok(group.string("log_group_class")?.is_none_or(|class| *class != "DELIVERY"))
}
