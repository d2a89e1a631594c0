//! Image Builder component, recipe or image.

use super::{TEMPLATE, check_keys, has_default_ebs_key};
use crate::prelude::*;

pub(super) static ROW: Rule = Rule {
    id: "aws-kms-without-customer-key-image-builder",
    guid: "42cba955-ae2d-5deb-97bb-ee70f6ec5a4f",
    aliases: &["aws/imagebuilder_without_customer_key", "CKV_AWS_180", "CKV_AWS_199", "CKV_AWS_200"],
    targets: &[
        "aws_imagebuilder_component", "aws_imagebuilder_distribution_configuration",
        "aws_imagebuilder_image_recipe",
    ],
    check: Check::Block(check_image),
    words: &[
        ("what", "Image Builder component, recipe or image"),
        ("data", "the disks of the image"),
        (
            "note",
            "Recipes and distributions without one take the default key for EBS, which `aws_ebs_default_kms_key` may set.",
        ),
        ("attribute", "kms_key_id"),
        (
            "bad",
            r#"resource "aws_imagebuilder_component" "agent" { # finding
  name     = "agent"
  platform = "Linux"
  version  = "1.0.0"
  uri      = "s3://shop-components/agent.yaml"
}

resource "aws_imagebuilder_image_recipe" "web" {
  name         = "web"
  parent_image = "arn:aws:imagebuilder:eu-west-1:aws:image/amazon-linux-2023-x86/x.x.x"
  version      = "1.0.0"

  component {
    component_arn = aws_imagebuilder_component.agent.arn
  }

  block_device_mapping {
    device_name = "/dev/xvda"

    ebs { # finding
      encrypted = true
    }
  }
}

resource "aws_imagebuilder_distribution_configuration" "web" {
  name = "web"

  distribution {
    region = "eu-west-1"

    ami_distribution_configuration { # finding
      name = "web-{{ imagebuilder:buildDate }}"
    }
  }
}"#,
        ),
        (
            "good",
            r#"resource "aws_imagebuilder_component" "agent" {
  name       = "agent"
  platform   = "Linux"
  version    = "1.0.0"
  uri        = "s3://shop-components/agent.yaml"
  kms_key_id = aws_kms_key.images.arn
}

resource "aws_imagebuilder_image_recipe" "web" {
  name         = "web"
  parent_image = "arn:aws:imagebuilder:eu-west-1:aws:image/amazon-linux-2023-x86/x.x.x"
  version      = "1.0.0"

  component {
    component_arn = aws_imagebuilder_component.agent.arn
  }

  block_device_mapping {
    device_name = "/dev/xvda"

    ebs {
      encrypted  = true
      kms_key_id = aws_kms_key.images.arn
    }
  }
}"#,
        ),
        ("documented", "aws_imagebuilder_image_recipe"),
        ("page", "imagebuilder_image_recipe"),
    ],
    ..TEMPLATE
};

fn check_image(part: &Block, cx: &mut Cx) -> Checked {
    const DISK: &str = "block_device_mapping.ebs.kms_key_id";
    let keys = [
        attribute("kms_key_id").of(&["aws_imagebuilder_component"]),
        attribute("distribution.ami_distribution_configuration.kms_key_id")
            .of(&["aws_imagebuilder_distribution_configuration"])
            .absent_block_is_ok()
            .unless(has_default_ebs_key),
        attribute(DISK).of(RECIPE).absent_block_is_ok().unless(has_default_ebs_key),
    ];
    // A key alone encrypts nothing.
    let encrypted = attribute("block_device_mapping.ebs.encrypted")
        .of(RECIPE)
        .is_true()
        .when(|disk| disk.is_set("kms_key_id"));
    check_keys(part, cx, &keys).and(encrypted.check(part, cx))
}

const RECIPE: &[&str] = &["aws_imagebuilder_image_recipe"];
