use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1a690d1d-0ae7-49fa-b2db-b75ae0dd1d3e",
    aliases: &[
        "aws/aurora_with_disabled_at_rest_encryption", "CKV_AWS_96", "CKV_AWS_140", "AVD-AWS-0079",
        "AWS-0079", "aws-rds-encrypt-cluster-storage-data", "aws-rds-aurora-unencrypted",
        "aws-rds-aurora-cluster-unencrypted",
    ],
    severity: Low,
    implies: &["aws-kms-without-customer-key-rds"],
    category: Encryption,
    cwe: 311,
    pedantic: true,
    targets: &["aws_rds_cluster", "aws_rds_global_cluster"],
    modules: &[super::AURORA_MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("storage_encrypted").is_true().for_blocks(is_judged).fix("true")),
    ..rule("aws-rds-aurora-cluster-without-kms-key", include_str!("aurora_cluster_without_kms_key.md"))
};

fn is_judged(cluster: &Block) -> Checked<bool> {
    if cluster.kind() == "aws_rds_global_cluster" {
        // Otherwise it has the encryption of the cluster that it is made of.
        return not(cluster.is_set("source_db_cluster_identifier"));
    }
    both(super::is_aurora(cluster), super::has_to_ask_for_encryption(cluster))
}
