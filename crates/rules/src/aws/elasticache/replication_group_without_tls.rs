use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1afbb3fa-cf6c-4a3d-b730-95e9f4df343e",
    aliases: &[
        "aws/elasticache_replication_group_not_encrypted_at_transit", "CKV_AWS_30", "AVD-AWS-0051",
        "AWS-0051", "aws-elasticache-enable-in-transit-encryption",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    targets: &["aws_elasticache_replication_group"],
    modules: &[super::MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("transit_encryption_enabled").is_true().for_blocks(is_judged).fix("true"),
    ),
    ..rule("aws-elasticache-replication-group-without-tls", include_str!("replication_group_without_tls.md"))
};

fn is_judged(group: &Block) -> Checked<bool> {
    super::is_judged(group, "transit_encryption_enabled")
}
