use crate::aws::shared::snapshots;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "656880aa-1388-488f-a6d4-8f73c23149b2",
    aliases: &["aws/rds_database_cluster_not_encrypted", "CKV_AWS_146"],
    severity: Medium,
    pedantic: true,
    category: Encryption,
    cwe: 311,
    targets: &["aws_db_cluster_snapshot"],
    check: Check::Block(|snapshot, cx| {
        snapshots::forbid_unencrypted(snapshot, "aws_rds_cluster", asks_for_no_encryption, cx)
    }),
    ..rule("aws-rds-cluster-snapshot-unencrypted", include_str!("cluster_snapshot_unencrypted.md"))
};

fn asks_for_no_encryption(cluster: &Block) -> Checked<bool> {
    both(not(cluster.is_true("storage_encrypted")), super::has_to_ask_for_encryption(cluster))
}
