//! Output of SageMaker.

use super::{TEMPLATE, check_keys};
use crate::prelude::*;

pub(super) static ROW: Rule = Rule {
    id: "aws-kms-without-customer-key-sagemaker-output",
    guid: "9f3ba7c8-c9df-53de-bca4-c9bfac44cc3a",
    aliases: &["aws/sagemaker_output_without_customer_key", "CKV_AWS_367", "CKV_AWS_372"],
    targets: &["aws_sagemaker_data_quality_job_definition", "aws_sagemaker_flow_definition"],
    check: Check::Block(check_output),
    words: &[
        ("what", "Output of SageMaker"),
        ("data", "the results"),
        (
            "note",
            "They are written to S3, and a key of yours there applies whatever the bucket does by default.",
        ),
        ("attribute", "kms_key_id"),
        (
            "bad",
            r#"resource "aws_sagemaker_flow_definition" "review" {
  flow_definition_name = "review"
  role_arn             = aws_iam_role.review.arn

  human_loop_config {
    human_task_ui_arn = aws_sagemaker_human_task_ui.review.arn
    task_count        = 1
    task_description  = "Review"
    task_title        = "Review"
    workteam_arn      = aws_sagemaker_workteam.review.arn
  }

  output_config { # finding
    s3_output_path = "s3://shop-reviews/"
  }
}"#,
        ),
        (
            "good",
            r#"resource "aws_sagemaker_flow_definition" "review" {
  flow_definition_name = "review"
  role_arn             = aws_iam_role.review.arn

  human_loop_config {
    human_task_ui_arn = aws_sagemaker_human_task_ui.review.arn
    task_count        = 1
    task_description  = "Review"
    task_title        = "Review"
    workteam_arn      = aws_sagemaker_workteam.review.arn
  }

  output_config {
    kms_key_id     = aws_kms_key.reviews.arn
    s3_output_path = "s3://shop-reviews/"
  }
}"#,
        ),
        ("documented", "aws_sagemaker_flow_definition"),
        ("page", "sagemaker_flow_definition"),
    ],
    ..TEMPLATE
};

fn check_output(job: &Block, cx: &mut Cx) -> Checked {
    let keys = [
        attribute("data_quality_job_output_config.kms_key_id")
            .of(&["aws_sagemaker_data_quality_job_definition"]),
        attribute("output_config.kms_key_id").of(&["aws_sagemaker_flow_definition"]),
    ];
    check_keys(job, cx, &keys)
}
