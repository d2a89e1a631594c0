use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "8f98334a-99aa-4d85-b72a-1399ca010413",
    aliases: &["alicloud/oss_bucket_transfer_acceleration_disabled", "CKV_ALI_11"],
    severity: Info,
    category: Availability,
    cwe: 693,
    pedantic: true,
    targets: &["alicloud_oss_bucket", "alicloud_oss_bucket_transfer_acceleration"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("transfer_acceleration.enabled")
            .of(&["alicloud_oss_bucket"])
            .is_true()
            .unless(is_accelerated_apart)
            .fix("true"),
        attribute("enabled").of(&["alicloud_oss_bucket_transfer_acceleration"]).is_true().fix("true"),
    ]),
    ..rule(
        "alicloud-oss-bucket-without-transfer-acceleration",
        include_str!("bucket_without_transfer_acceleration.md"),
    )
};

fn is_accelerated_apart(bucket: &Block, cx: &Cx) -> Checked<bool> {
    let is_apart = super::is_configured_by("alicloud_oss_bucket_transfer_acceleration", bucket, cx);
    both(not(bucket.is_set("transfer_acceleration")), is_apart)
}
