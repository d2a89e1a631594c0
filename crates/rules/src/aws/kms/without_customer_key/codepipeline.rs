//! CodePipeline artifact store.

use super::{TEMPLATE, check_keys};
use crate::prelude::*;

pub(super) static ROW: Rule = Rule {
    id: "aws-kms-without-customer-key-codepipeline",
    guid: "bf507119-5c6e-5dd1-9983-6755a8744a17",
    aliases: &["aws/codepipeline_without_customer_key", "CKV_AWS_219"],
    targets: &["aws_codepipeline"],
    check: Check::Block(|block, cx| check_keys(block, cx, &[attribute("artifact_store.encryption_key.id")])),
    words: &[
        ("what", "CodePipeline artifact store"),
        ("data", "the artifacts"),
        (
            "note",
            "Each region of a pipeline has a store of its own. Actions in other accounts need a key that both may use.",
        ),
        ("attribute", "artifact_store.encryption_key.id"),
        (
            "bad",
            r#"resource "aws_codepipeline" "shop" {
  name     = "shop"
  role_arn = aws_iam_role.pipeline.arn

  artifact_store { # finding
    location = aws_s3_bucket.artifacts.bucket
    type     = "S3"
  }

  stage {
    name = "Source"

    action {
      name             = "Source"
      category         = "Source"
      owner            = "AWS"
      provider         = "CodeStarSourceConnection"
      version          = "1"
      output_artifacts = ["source"]
    }
  }
}"#,
        ),
        (
            "good",
            r#"resource "aws_codepipeline" "shop" {
  name     = "shop"
  role_arn = aws_iam_role.pipeline.arn

  artifact_store {
    location = aws_s3_bucket.artifacts.bucket
    type     = "S3"

    encryption_key {
      id   = aws_kms_key.artifacts.arn
      type = "KMS"
    }
  }

  stage {
    name = "Source"

    action {
      name             = "Source"
      category         = "Source"
      owner            = "AWS"
      provider         = "CodeStarSourceConnection"
      version          = "1"
      output_artifacts = ["source"]
    }
  }
}"#,
        ),
        ("documented", "aws_codepipeline"),
        ("page", "codepipeline"),
    ],
    ..TEMPLATE
};
