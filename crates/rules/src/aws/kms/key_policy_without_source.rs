use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b212d829-6681-4b4d-8406-a3fe3e144ce5",
    aliases: &["aws/kms_key_policy_without_source"],
    severity: Low,
    pedantic: true,
    category: AccessControl,
    cwe: 441,
    targets: &["aws_kms_external_key", "aws_kms_key", "aws_kms_key_policy", "aws_kms_replica_key"],
    check: Check::Block(|block, cx| policy::forbid_deputies(block, "policy", |_| true, cx)),
    ..rule("aws-kms-key-policy-without-source", include_str!("key_policy_without_source.md"))
};
