use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ed6e3ba0-278f-47b6-a1f5-173576b40b7e",
    aliases: &["alicloud/cmk_is_unusable", "CKV_ALI_28"],
    severity: Low,
    category: Availability,
    cwe: 693,
    targets: &["alicloud_kms_key"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("status").also_named(&["key_state"]).one_of(&["Enabled"]).absent_is_ok().fix("\"Enabled\""),
        attribute("is_enabled").is_true().absent_is_ok().fix("true"),
    ]),
    ..rule("alicloud-kms-key-disabled", include_str!("key_disabled.md"))
};
