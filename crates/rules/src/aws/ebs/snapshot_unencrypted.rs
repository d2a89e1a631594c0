use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e6b4b943-6883-47a9-9739-7ada9568f8ca",
    aliases: &["aws/ebs_volume_snapshot_not_encrypted"],
    severity: Medium,
    pedantic: true,
    category: Encryption,
    cwe: 311,
    targets: &["aws_ebs_snapshot"],
    check: Check::Block(check_snapshot),
    ..rule("aws-ebs-snapshot-unencrypted", include_str!("snapshot_unencrypted.md"))
};

fn check_snapshot(snapshot: &Block, cx: &mut Cx) -> Checked {
    // Plans say what the provider found out.
    if snapshot.is_true("encrypted")? {
        return Ok(());
    }
    let volume = cx.referred("aws_ebs_volume", &["id"], snapshot, "volume_id").first();
    let Some(volume) = volume else { return Ok(()) };
    let settled = either(volume.is_true("encrypted"), super::is_encrypted_by_default(&volume, cx));
    // What is made from another snapshot is encrypted where that one is.
    if either(settled, volume.is_set("snapshot_id"))? {
        return Ok(());
    }
    cx.wrong(
        snapshot,
        "encrypted",
        format!("the snapshot is not encrypted, because `{}` is not", volume.address),
    )
    .also(volume.header(), "this volume");
    Ok(())
}
