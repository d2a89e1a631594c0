use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "f262118c-1ac6-4bb3-8495-cc48f1775b85",
    aliases: &["alicloud/ecs_data_disk_kms_key_id_undefined", "CKV_ALI_8"],
    severity: Low,
    category: Encryption,
    cwe: 311,
    pedantic: true,
    targets: &["alicloud_disk", "alicloud_ecs_disk"],
    check: Check::Attributes(&[
        attribute("kms_key_id").is_present().for_blocks(is_made_anew),
        attribute("encrypted").is_true().for_blocks(|disk| disk.is_given("kms_key_id")),
    ]),
    ..rule("alicloud-ecs-disk-without-customer-key", include_str!("disk_without_customer_key.md"))
};

/// A disk made from a snapshot is encrypted as the snapshot is.
fn is_made_anew(disk: &Block) -> Checked<bool> {
    not(disk.is_set("snapshot_id"))
}
