//! Copy of a snapshot in another region.

use super::{TEMPLATE, check_keys};
use crate::prelude::*;

pub(super) static ROW: Rule = Rule {
    id: "aws-kms-without-customer-key-dlm",
    guid: "89152b5a-32ab-5a58-b7ea-49be7638c73e",
    aliases: &["aws/dlm_copy_without_customer_key", "CKV_AWS_254", "CKV_AWS_256"],
    targets: &["aws_dlm_lifecycle_policy"],
    check: Check::Block(|block, cx| {
        check_keys(
            block,
            cx,
            &[
                attribute("policy_details.action.cross_region_copy.encryption_configuration.cmk_arn")
                    .absent_block_is_ok(),
                attribute("policy_details.schedule.cross_region_copy_rule.cmk_arn").absent_block_is_ok(),
            ],
        )
    }),
    words: &[
        ("what", "Copy of a snapshot in another region"),
        ("data", "the disks"),
        ("note", "A copy without one takes the default key for EBS of the region that it goes to."),
        ("attribute", "cmk_arn"),
        (
            "bad",
            r#"resource "aws_dlm_lifecycle_policy" "databases" {
  description        = "Databases"
  execution_role_arn = aws_iam_role.lifecycle.arn

  policy_details {
    resource_types = ["VOLUME"]

    target_tags = {
      Role = "database"
    }

    schedule {
      name = "daily"

      create_rule {
        interval = 24
      }

      retain_rule {
        count = 14
      }

      cross_region_copy_rule { # finding
        target    = "eu-central-1"
        encrypted = true
      }
    }
  }
}"#,
        ),
        (
            "good",
            r#"resource "aws_dlm_lifecycle_policy" "databases" {
  description        = "Databases"
  execution_role_arn = aws_iam_role.lifecycle.arn

  policy_details {
    resource_types = ["VOLUME"]

    target_tags = {
      Role = "database"
    }

    schedule {
      name = "daily"

      create_rule {
        interval = 24
      }

      retain_rule {
        count = 14
      }

      cross_region_copy_rule {
        target    = "eu-central-1"
        encrypted = true
        cmk_arn   = aws_kms_key.frankfurt.arn
      }
    }
  }
}"#,
        ),
        ("documented", "aws_dlm_lifecycle_policy"),
        ("page", "dlm_lifecycle_policy"),
    ],
    ..TEMPLATE
};
