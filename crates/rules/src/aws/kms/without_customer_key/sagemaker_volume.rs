//! Disk of a SageMaker monitoring job.

use super::{TEMPLATE, check_keys};
use crate::prelude::*;

pub(super) static ROW: Rule = Rule {
    id: "aws-kms-without-customer-key-sagemaker-volume",
    guid: "2186d69e-c75f-585d-80bc-49ac41c58fdd",
    aliases: &["aws/sagemaker_volume_without_customer_key", "CKV_AWS_368"],
    targets: &["aws_sagemaker_data_quality_job_definition"],
    check: Check::Block(|block, cx| {
        check_keys(block, cx, &[attribute("job_resources.cluster_config.volume_kms_key_id")])
    }),
    words: &[
        ("what", "Disk of a SageMaker monitoring job"),
        ("data", "the captured data"),
        ("note", "Instances with NVMe disks encrypt those with a key of their own and refuse one of yours."),
        ("attribute", "job_resources.cluster_config.volume_kms_key_id"),
        (
            "bad",
            r#"resource "aws_sagemaker_data_quality_job_definition" "orders" {
  role_arn = aws_iam_role.monitoring.arn

  data_quality_app_specification {
    image_uri = data.aws_sagemaker_prebuilt_ecr_image.monitor.registry_path
  }

  data_quality_job_input {
    endpoint_input {
      endpoint_name = aws_sagemaker_endpoint.orders.name
    }
  }

  data_quality_job_output_config {
    monitoring_outputs {
      s3_output {
        s3_uri = "s3://shop-monitoring/"
      }
    }
  }

  job_resources {
    cluster_config { # finding
      instance_count    = 1
      instance_type     = "ml.t3.medium"
      volume_size_in_gb = 20
    }
  }
}"#,
        ),
        (
            "good",
            r#"resource "aws_sagemaker_data_quality_job_definition" "orders" {
  role_arn = aws_iam_role.monitoring.arn

  data_quality_app_specification {
    image_uri = data.aws_sagemaker_prebuilt_ecr_image.monitor.registry_path
  }

  data_quality_job_input {
    endpoint_input {
      endpoint_name = aws_sagemaker_endpoint.orders.name
    }
  }

  data_quality_job_output_config {
    monitoring_outputs {
      s3_output {
        s3_uri = "s3://shop-monitoring/"
      }
    }
  }

  job_resources {
    cluster_config {
      instance_count    = 1
      instance_type     = "ml.t3.medium"
      volume_kms_key_id = aws_kms_key.monitoring.arn
      volume_size_in_gb = 20
    }
  }
}"#,
        ),
        ("documented", "aws_sagemaker_data_quality_job_definition"),
        ("page", "sagemaker_data_quality_job_definition"),
    ],
    ..TEMPLATE
};
