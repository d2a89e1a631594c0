use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1a690d1d-0ae7-49fa-b2db-b75ae0dd1d3e",
    aliases: &[
        "aws/aurora_with_disabled_at_rest_encryption", "CKV_AWS_96", "AVD-AWS-0079", "AWS-0079",
        "aws-rds-encrypt-cluster-storage-data", "aws-rds-aurora-unencrypted",
    ],
    severity: Low,
    category: Encryption,
    cwe: 311,
    pedantic: true,
    targets: &["aws_rds_cluster"],
    modules: &[super::AURORA_MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("storage_encrypted").is_true().for_blocks(is_judged).fix("true")),
    ..rule("aws-rds-aurora-cluster-unencrypted", include_str!("aurora_cluster_unencrypted.md"))
};

fn is_judged(cluster: &Block) -> Checked<bool> {
    both(super::is_aurora(cluster), super::has_to_ask_for_encryption(cluster))
}
