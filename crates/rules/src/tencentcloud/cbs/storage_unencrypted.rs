use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1ee0f202-31da-49ba-bbce-04a989912e4b",
    aliases: &["tencentcloud/disk_encryption_disabled", "CKV_TC_1"],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    targets: &["tencentcloud_cbs_storage"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("encrypt").is_true().when(decides).fix("true")),
    ..rule("tencentcloud-cbs-storage-unencrypted", include_str!("storage_unencrypted.md"))
};

/// A disk that says nothing is as encrypted as the snapshot it is made from.
fn decides(disk: &Block) -> Checked<bool> {
    if disk.is_set("encrypt")? { Ok(true) } else { Ok(!disk.is_set("snapshot_id")?) }
}
