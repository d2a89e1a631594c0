use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "215138e8-74ae-5db3-be37-5ff459d44deb",
    aliases: &["aws/kms_key_with_short_deletion_window"],
    severity: Low,
    category: Availability,
    cwe: 404,
    pedantic: true,
    targets: &["aws_kms_key", "aws_kms_external_key", "aws_kms_replica_key"],
    fix: Some(Safe),
    check: Check::Attribute(attribute("deletion_window_in_days").at_least(14).absent_is_ok().fix("30")),
    ..rule("aws-kms-key-with-short-deletion-window", include_str!("key_with_short_deletion_window.md"))
};
