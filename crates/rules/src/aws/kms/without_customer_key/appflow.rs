//! AppFlow flow or connection.

use super::{TEMPLATE, check_keys};
use crate::prelude::*;

pub(super) static ROW: Rule = Rule {
    id: "aws-kms-without-customer-key-appflow",
    guid: "5cc9d3dc-0a45-5729-b299-2c0262fc02f6",
    aliases: &["aws/appflow_without_customer_key", "CKV_AWS_263", "CKV_AWS_264"],
    targets: &["aws_appflow_connector_profile", "aws_appflow_flow"],
    check: Check::Block(|block, cx| check_keys(block, cx, &[attribute("kms_arn")])),
    words: &[
        ("what", "AppFlow flow or connection"),
        ("data", "the credentials and the records"),
        ("note", "A flow and the connections that it uses name their keys independently of each other."),
        ("attribute", "kms_arn"),
        (
            "bad",
            r#"resource "aws_appflow_flow" "contacts" { # finding
  name = "contacts"

  source_flow_config {
    connector_type = "S3"

    source_connector_properties {
      s3 {
        bucket_name   = "shop-exports"
        bucket_prefix = "contacts"
      }
    }
  }

  destination_flow_config {
    connector_type = "S3"

    destination_connector_properties {
      s3 {
        bucket_name = "shop-imports"
      }
    }
  }

  task {
    source_fields = ["email"]
    task_type     = "Map"
  }

  trigger_config {
    trigger_type = "OnDemand"
  }
}"#,
        ),
        (
            "good",
            r#"resource "aws_appflow_flow" "contacts" {
  name    = "contacts"
  kms_arn = aws_kms_key.contacts.arn

  source_flow_config {
    connector_type = "S3"

    source_connector_properties {
      s3 {
        bucket_name   = "shop-exports"
        bucket_prefix = "contacts"
      }
    }
  }

  destination_flow_config {
    connector_type = "S3"

    destination_connector_properties {
      s3 {
        bucket_name = "shop-imports"
      }
    }
  }

  task {
    source_fields = ["email"]
    task_type     = "Map"
  }

  trigger_config {
    trigger_type = "OnDemand"
  }
}"#,
        ),
        ("documented", "aws_appflow_flow"),
        ("page", "appflow_flow"),
    ],
    ..TEMPLATE
};
