use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "cb319d87-b90f-485e-a7e7-f2408380f309",
    aliases: &["alicloud/high_kms_key_rotation_period", "CKV_ALI_27"],
    severity: Low,
    category: SecretManagement,
    cwe: 311,
    targets: &["alicloud_kms_key"],
    fix: Some(Safe),
    check: Check::Attributes(&[
        attribute("automatic_rotation").one_of(&["Enabled"]).for_blocks(can_rotate).fix("\"Enabled\""),
        attribute("rotation_interval")
            .passes(is_short, "at most a year, such as `\"365d\"`")
            .for_blocks(rotates)
            .fix("\"365d\""),
    ]),
    ..rule("alicloud-kms-key-without-rotation", include_str!("key_without_rotation.md"))
};

/// Keys whose material is brought along, and pairs of keys, are not rotated.
fn can_rotate(key: &Block) -> Checked<bool> {
    let external = is_one_of(key, "origin", &["EXTERNAL"]);
    let symmetric = key.string("key_spec").map(|spec| spec.is_none_or(|it| it.starts_with("Aliyun_")));
    both(not(external), symmetric)
}

fn rotates(key: &Block) -> Checked<bool> {
    both(can_rotate(key), is_one_of(key, "automatic_rotation", &["Enabled"]))
}

const DAY: u64 = 24 * 60 * 60;

/// Whether an interval such as `7d` or `604800s` is no longer than a year.
fn is_short(interval: &str) -> bool {
    let units = [('d', DAY), ('h', 60 * 60), ('m', 60), ('s', 1)];
    let seconds = units.iter().find_map(|(unit, seconds)| {
        let number: u64 = interval.strip_suffix(*unit)?.parse().ok()?;
        number.checked_mul(*seconds)
    });
    seconds.is_some_and(|it| it <= 365 * DAY)
}
