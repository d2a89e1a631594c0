//! EventBridge schedule.

use super::{TEMPLATE, check_keys};
use crate::prelude::*;

pub(super) static ROW: Rule = Rule {
    id: "aws-kms-without-customer-key-scheduler",
    guid: "c4d12db6-f3d8-56a5-befd-ff1a6df7c3a2",
    aliases: &["aws/scheduler_schedule_without_customer_key", "CKV_AWS_297"],
    targets: &["aws_scheduler_schedule"],
    check: Check::Block(|block, cx| check_keys(block, cx, &[attribute("kms_key_arn")])),
    words: &[
        ("what", "EventBridge schedule"),
        ("data", "the input of the target"),
        ("note", "The key of a schedule can be changed at any time."),
        ("attribute", "kms_key_arn"),
        (
            "bad",
            r#"resource "aws_scheduler_schedule" "reports" { # finding
  schedule_expression = "rate(1 day)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_sqs_queue.reports.arn
    role_arn = aws_iam_role.scheduler.arn
  }
}"#,
        ),
        (
            "good",
            r#"resource "aws_scheduler_schedule" "reports" {
  schedule_expression = "rate(1 day)"
  kms_key_arn         = aws_kms_key.reports.arn

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_sqs_queue.reports.arn
    role_arn = aws_iam_role.scheduler.arn
  }
}"#,
        ),
        ("documented", "aws_scheduler_schedule"),
        ("page", "scheduler_schedule"),
    ],
    ..TEMPLATE
};
