use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "39750e32-3fe9-453b-8c33-dd277acdb2cc",
    aliases: &["alicloud/disk_encryption_disabled", "CKV_ALI_7"],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    implies: &["alicloud-ecs-disk-without-customer-key"],
    targets: &["alicloud_disk", "alicloud_ecs_disk"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("encrypted").is_true().when(decides).fix("true")),
    ..rule("alicloud-ecs-disk-unencrypted", include_str!("disk_unencrypted.md"))
};

/// A disk that says nothing is as encrypted as the snapshot it is made from.
fn decides(disk: &Block) -> Checked<bool> {
    if disk.is_set("encrypted")? { Ok(true) } else { Ok(!disk.is_set("snapshot_id")?) }
}
