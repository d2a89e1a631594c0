use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "0b530315-0ea4-497f-b34c-4ff86268f59d",
    aliases: &["aws/kms_key_with_no_deletion_window"],
    severity: Low,
    pedantic: true,
    category: Availability,
    cwe: 778,
    targets: &["aws_kms_key"],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("deletion_window_in_days").between(7, 30).for_blocks(is_in_use).fix("30"),
    ),
    ..rule("aws-kms-key-without-deletion-window", include_str!("key_without_deletion_window.md"))
};

/// Keys that are rotated and not disabled.
fn is_in_use(key: &Block) -> Checked<bool> {
    let enabled = key.bool("is_enabled").map(|it| it.is_none_or(|enabled| *enabled));
    both(enabled, key.is_true("enable_key_rotation"))
}
