use crate::aws::shared::snapshots;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "g3l20gd0k-e5f6-7890-ab12-cd34ef567890",
    aliases: &["aws/neptune_snapshots_not_encrypted", "CKV_AWS_279"],
    severity: Medium,
    pedantic: true,
    category: Encryption,
    cwe: 319,
    targets: &["aws_neptune_cluster_snapshot"],
    check: Check::Block(|snapshot, cx| {
        snapshots::forbid_unencrypted(
            snapshot,
            "aws_neptune_cluster",
            |it| not(it.is_true("storage_encrypted")),
            cx,
        )
    }),
    ..rule("aws-neptune-cluster-snapshot-unencrypted", include_str!("cluster_snapshot_unencrypted.md"))
};
