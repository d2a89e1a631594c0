//! SSM parameter.

use super::{TEMPLATE, check_keys};
use crate::prelude::*;

pub(super) static ROW: Rule = Rule {
    id: "aws-kms-without-customer-key-ssm-parameter",
    guid: "b0142be8-5bc3-5c2e-95be-d8c1e2f4e76b",
    aliases: &["aws/ssm_parameter_without_customer_key", "CKV_AWS_337"],
    targets: &["aws_ssm_parameter"],
    check: Check::Block(|block, cx| {
        check_keys(
            block,
            cx,
            &[attribute("key_id").for_blocks(|it| is_one_of(it, "type", &["SecureString"]))],
        )
    }),
    words: &[
        ("what", "SSM parameter"),
        ("data", "the secret"),
        ("note", "Everyone in the account who can read the parameter can also use `alias/aws/ssm`."),
        ("attribute", "key_id"),
        (
            "bad",
            r#"resource "aws_ssm_parameter" "token" { # finding
  name  = "/shop/token"
  type  = "SecureString"
  value = var.token
}

resource "aws_ssm_parameter" "password" {
  name   = "/shop/password"
  type   = "SecureString"
  value  = var.password
  key_id = "alias/aws/ssm" # finding
}"#,
        ),
        (
            "good",
            r#"resource "aws_ssm_parameter" "token" {
  name   = "/shop/token"
  type   = "SecureString"
  value  = var.token
  key_id = aws_kms_key.secrets.arn
}

resource "aws_ssm_parameter" "region" {
  name  = "/shop/region"
  type  = "String"
  value = "eu-west-1"
}"#,
        ),
        ("documented", "aws_ssm_parameter"),
        ("page", "ssm_parameter"),
    ],
    ..TEMPLATE
};
