//! Comprehend model.

use super::{TEMPLATE, check_keys};
use crate::prelude::*;

pub(super) static ROW: Rule = Rule {
    id: "aws-kms-without-customer-key-comprehend-model",
    guid: "7ee7e54b-98bf-5c85-8675-50702e7e3758",
    aliases: &["aws/comprehend_model_without_customer_key", "CKV_AWS_267"],
    targets: &["aws_comprehend_document_classifier", "aws_comprehend_entity_recognizer"],
    check: Check::Block(|block, cx| check_keys(block, cx, &[attribute("model_kms_key_id")])),
    words: &[
        ("what", "Comprehend model"),
        ("data", "what the model has learned"),
        ("note", "The disks of the training have another key, `volume_kms_key_id`."),
        ("attribute", "model_kms_key_id"),
        (
            "bad",
            r#"resource "aws_comprehend_entity_recognizer" "orders" { # finding
  name                 = "orders"
  data_access_role_arn = aws_iam_role.comprehend.arn
  language_code        = "en"
  volume_kms_key_id    = aws_kms_key.training.arn

  input_data_config {
    entity_types {
      type = "PRODUCT"
    }

    documents {
      s3_uri = "s3://shop-training/documents"
    }

    entity_list {
      s3_uri = "s3://shop-training/products.csv"
    }
  }
}"#,
        ),
        (
            "good",
            r#"resource "aws_comprehend_entity_recognizer" "orders" {
  name                 = "orders"
  data_access_role_arn = aws_iam_role.comprehend.arn
  language_code        = "en"
  model_kms_key_id     = aws_kms_key.training.arn

  input_data_config {
    entity_types {
      type = "PRODUCT"
    }

    documents {
      s3_uri = "s3://shop-training/documents"
    }

    entity_list {
      s3_uri = "s3://shop-training/products.csv"
    }
  }
}"#,
        ),
        ("documented", "aws_comprehend_entity_recognizer"),
        ("page", "comprehend_entity_recognizer"),
    ],
    ..TEMPLATE
};
