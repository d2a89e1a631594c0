//! Snapshots of database clusters, which are encrypted as their clusters are.

use crate::prelude::*;

/// Reports a snapshot that is not encrypted: where a plan says so, or where its cluster is not.
pub(in crate::aws) fn forbid_unencrypted(
    snapshot: &Block,
    cluster: &str,
    is_unencrypted: fn(&Block) -> Checked<bool>,
    cx: &mut Cx,
) -> Checked {
    const ENCRYPTED: &str = "storage_encrypted";
    if is_off(snapshot, ENCRYPTED)? {
        cx.wrong(snapshot, ENCRYPTED, format!("`{ENCRYPTED}` is `false`"));
        return Ok(());
    }
    let (clusters, verdict) = cx
        .referred(cluster, &["id", "cluster_identifier"], snapshot, "db_cluster_identifier")
        .filter(|it| is_unencrypted(it));
    let Some(cluster) = clusters.first() else { return verdict };
    let message = format!("it is of `{}`, where `{ENCRYPTED}` is not `true`", cluster.address);
    cx.flag(snapshot.header(), message).also(cluster.place(ENCRYPTED), "this cluster is not encrypted");
    Ok(())
}
