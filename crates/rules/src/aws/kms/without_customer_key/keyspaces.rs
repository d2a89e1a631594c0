//! Keyspaces table.

use super::TEMPLATE;
use crate::prelude::*;

pub(super) static ROW: Rule = Rule {
    id: "aws-kms-without-customer-key-keyspaces",
    guid: "2e94c7b5-63d8-4f1a-9b20-8c5d7e1f3a69",
    aliases: &["aws/keyspaces_table_without_customer_key", "CKV_AWS_265"],
    targets: &["aws_keyspaces_table"],
    check: Check::Attribute(attribute("encryption_specification.type").one_of(&["CUSTOMER_MANAGED_KMS_KEY"])),
    words: &[
        ("what", "Keyspaces table"),
        ("data", "the rows"),
        ("note", "The `type` has to be `CUSTOMER_MANAGED_KMS_KEY`; it is `AWS_OWNED_KMS_KEY` by default."),
        ("attribute", "encryption_specification.kms_key_identifier"),
        (
            "bad",
            r#"resource "aws_keyspaces_table" "orders" { # finding
  keyspace_name = aws_keyspaces_keyspace.shop.name
  table_name    = "orders"

  schema_definition {
    column {
      name = "id"
      type = "uuid"
    }

    partition_key {
      name = "id"
    }
  }
}"#,
        ),
        (
            "good",
            r#"resource "aws_keyspaces_table" "orders" {
  keyspace_name = aws_keyspaces_keyspace.shop.name
  table_name    = "orders"

  encryption_specification {
    kms_key_identifier = aws_kms_key.orders.arn
    type               = "CUSTOMER_MANAGED_KMS_KEY"
  }

  schema_definition {
    column {
      name = "id"
      type = "uuid"
    }

    partition_key {
      name = "id"
    }
  }
}"#,
        ),
        ("documented", "aws_keyspaces_table"),
        ("page", "keyspaces_table"),
    ],
    ..TEMPLATE
};
