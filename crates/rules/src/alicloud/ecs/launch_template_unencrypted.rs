use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1455cb21-1d48-46d6-8ae3-cef911b71fd5",
    aliases: &["alicloud/launch_template_is_not_encrypted", "CKV_ALI_32"],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    targets: &["alicloud_ecs_launch_template", "alicloud_launch_template"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("data_disks.encrypted").is_true().when(decides).fix("true"),
        attribute("system_disk.encrypted").is_true().absent_block_is_ok().fix("true"),
    ]),
    ..rule("alicloud-ecs-launch-template-unencrypted", include_str!("launch_template_unencrypted.md"))
};

/// A disk that says nothing is as encrypted as the snapshot it is made from.
fn decides(disk: &Block) -> Checked<bool> {
    if disk.is_set("encrypted")? { Ok(true) } else { Ok(!disk.is_set("snapshot_id")?) }
}
