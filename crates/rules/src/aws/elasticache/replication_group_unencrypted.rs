use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "76976de7-c7b1-4f64-a94f-90c1345914c2",
    aliases: &[
        "aws/elasticache_replication_group_not_encrypted_at_rest", "CKV_AWS_29", "AVD-AWS-0045", "AWS-0045",
        "aws-elasticache-enable-at-rest-encryption",
    ],
    severity: Medium,
    implies: &["aws-kms-without-customer-key-elasticache"],
    category: Encryption,
    cwe: 311,
    targets: &["aws_elasticache_replication_group"],
    modules: &[super::MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("at_rest_encryption_enabled").is_true().for_blocks(is_judged).fix("true"),
    ),
    ..rule("aws-elasticache-replication-group-unencrypted", include_str!("replication_group_unencrypted.md"))
};

fn is_judged(group: &Block) -> Checked<bool> {
    let valkey = is_one_of(group, "engine", &["valkey"]);
    let encrypted = both(valkey, not(group.is_set("at_rest_encryption_enabled")));
    Ok(super::is_judged(group, "at_rest_encryption_enabled")? && !encrypted?)
}
