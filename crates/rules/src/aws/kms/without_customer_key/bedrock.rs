//! Bedrock agent.

use super::{TEMPLATE, check_keys};
use crate::prelude::*;

pub(super) static ROW: Rule = Rule {
    id: "aws-kms-without-customer-key-bedrock",
    guid: "f2c04137-59ea-530f-80bd-af0fa71b1399",
    aliases: &["aws/bedrock_agent_without_customer_key", "CKV_AWS_373"],
    targets: &["aws_bedrockagent_agent"],
    check: Check::Block(|block, cx| check_keys(block, cx, &[attribute("customer_encryption_key_arn")])),
    words: &[
        ("what", "Bedrock agent"),
        ("data", "the instructions and sessions"),
        ("note", "The key of an agent can be changed at any time."),
        ("attribute", "customer_encryption_key_arn"),
        (
            "bad",
            r#"resource "aws_bedrockagent_agent" "support" { # finding
  agent_name              = "support"
  agent_resource_role_arn = aws_iam_role.agent.arn
  foundation_model        = "anthropic.claude-3-5-sonnet-20241022-v2:0"
}"#,
        ),
        (
            "good",
            r#"resource "aws_bedrockagent_agent" "support" {
  agent_name                  = "support"
  agent_resource_role_arn     = aws_iam_role.agent.arn
  foundation_model            = "anthropic.claude-3-5-sonnet-20241022-v2:0"
  customer_encryption_key_arn = aws_kms_key.agent.arn
}"#,
        ),
        ("documented", "aws_bedrockagent_agent"),
        ("page", "bedrockagent_agent"),
    ],
    ..TEMPLATE
};
