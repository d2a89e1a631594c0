use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "f262118c-1ac6-4bb3-8495-cc48f1775b85",
    aliases: &["alicloud/ecs_data_disk_kms_key_id_undefined", "CKV_ALI_8"],
    severity: Low,
    category: Encryption,
    cwe: 311,
    pedantic: true,
    targets: &["alicloud_disk", "alicloud_ecs_disk"],
    check: Check::Attribute(
        attribute("kms_key_id").is_present().for_blocks(|disk| disk.is_true("encrypted")),
    ),
    ..rule("alicloud-ecs-disk-without-customer-key", include_str!("disk_without_customer_key.md"))
};
