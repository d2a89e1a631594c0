use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "bc1f9009-84a0-490f-ae09-3e0ea6d74ad6",
    aliases: &[
        "aws/docdb_cluster_not_encrypted", "CKV_AWS_74", "CKV_AWS_292", "AVD-AWS-0021", "AWS-0021",
        "aws-documentdb-enable-storage-encryption",
    ],
    severity: Medium,
    implies: &["aws-docdb-cluster-without-customer-key"],
    category: Encryption,
    cwe: 311,
    targets: &["aws_docdb_cluster", "aws_docdb_global_cluster"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("storage_encrypted").is_true().for_blocks(is_judged).fix("true")),
    ..rule("aws-docdb-cluster-unencrypted", include_str!("cluster_unencrypted.md"))
};

/// A global cluster that is made of another has the encryption of that one.
fn is_judged(cluster: &Block) -> Checked<bool> {
    not(cluster.is_set("source_db_cluster_identifier"))
}
