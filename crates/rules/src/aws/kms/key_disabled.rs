use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "7350fa23-dcf7-4938-916d-6a60b0c73b50",
    aliases: &["aws/cmk_is_unusable", "CKV_AWS_227"],
    severity: Low,
    category: Availability,
    cwe: 693,
    targets: &["aws_kms_key", "aws_kms_replica_key", "aws_kms_external_key", "aws_kms_replica_external_key"],
    modules: &[super::KEY_MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("is_enabled").also_named(&["enabled"]).is_true().absent_is_ok().fix("true"),
    ),
    ..rule("aws-kms-key-disabled", include_str!("key_disabled.md"))
};
