use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3199c26c-7871-4cb3-99c2-10a59244ce7f",
    aliases: &[
        "aws/rds_storage_not_encrypted", "CKV_AWS_96", "AVD-AWS-0079", "AWS-0079",
        "aws-rds-encrypt-cluster-storage-data",
    ],
    severity: Medium,
    implies: &["aws-kms-without-customer-key-rds"],
    category: Encryption,
    cwe: 311,
    targets: &["aws_rds_cluster"],
    modules: &[super::AURORA_MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("storage_encrypted").is_true().for_blocks(is_judged).fix("true")),
    ..rule("aws-rds-cluster-unencrypted", include_str!("cluster_unencrypted.md"))
};

/// Aurora encrypts its clusters whatever it is told.
fn is_judged(cluster: &Block) -> Checked<bool> {
    both(not(super::is_aurora(cluster)), super::has_to_ask_for_encryption(cluster))
}
