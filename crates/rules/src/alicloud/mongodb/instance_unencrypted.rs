use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4c491f4c-c043-41dc-97f3-8a1778519f6e",
    aliases: &["alicloud/mongodb_instance_unencrypted", "CKV_ALI_44"],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    targets: &["alicloud_mongodb_instance"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("tde_status")
            .one_of(&["enabled", "Enabled"])
            .for_blocks(|instance| not(instance.is_true("encrypted")))
            .fix("\"enabled\""),
    ),
    ..rule("alicloud-mongodb-instance-unencrypted", include_str!("instance_unencrypted.md"))
};
