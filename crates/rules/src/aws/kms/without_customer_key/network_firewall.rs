//! Network Firewall, its policy or its rules.

use super::{TEMPLATE, check_keys};
use crate::prelude::*;

pub(super) static ROW: Rule = Rule {
    id: "aws-kms-without-customer-key-network-firewall",
    guid: "eb875895-c563-5f4d-95cf-84cca29bbdc0",
    aliases: &["aws/network_firewall_without_customer_key", "CKV_AWS_345", "CKV_AWS_346"],
    targets: &[
        "aws_networkfirewall_firewall", "aws_networkfirewall_firewall_policy",
        "aws_networkfirewall_rule_group",
    ],
    check: Check::Block(|block, cx| check_keys(block, cx, &[attribute("encryption_configuration.key_id")])),
    words: &[
        ("what", "Network Firewall, its policy or its rules,"),
        ("data", "the rules"),
        ("note", "The firewall, its policy and its rule groups name their keys independently of each other."),
        ("attribute", "encryption_configuration.key_id"),
        (
            "bad",
            r#"resource "aws_networkfirewall_firewall" "egress" { # finding
  name                = "egress"
  firewall_policy_arn = aws_networkfirewall_firewall_policy.egress.arn
  vpc_id              = aws_vpc.shop.id

  subnet_mapping {
    subnet_id = aws_subnet.firewall.id
  }
}

resource "aws_networkfirewall_firewall_policy" "egress" {
  name = "egress"

  encryption_configuration { # finding
    type = "AWS_OWNED_KMS_KEY"
  }

  firewall_policy {
    stateless_default_actions          = ["aws:forward_to_sfe"]
    stateless_fragment_default_actions = ["aws:forward_to_sfe"]
  }
}"#,
        ),
        (
            "good",
            r#"resource "aws_networkfirewall_firewall_policy" "egress" {
  name = "egress"

  encryption_configuration {
    key_id = aws_kms_key.firewall.arn
    type   = "CUSTOMER_KMS"
  }

  firewall_policy {
    stateless_default_actions          = ["aws:forward_to_sfe"]
    stateless_fragment_default_actions = ["aws:forward_to_sfe"]
  }
}"#,
        ),
        ("documented", "aws_networkfirewall_firewall_policy"),
        ("page", "networkfirewall_firewall_policy"),
    ],
    ..TEMPLATE
};
