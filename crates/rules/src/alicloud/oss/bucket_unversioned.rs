use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "70919c0b-2548-4e6b-8d7a-3d84ab6dabba",
    aliases: &[
        "alicloud/oss_bucket_versioning_disabled", "CKV_ALI_10", "alicloud-oss-bucket-versioning-disabled",
    ],
    severity: Low,
    category: Backup,
    cwe: 710,
    targets: &["alicloud_oss_bucket", "alicloud_oss_bucket_versioning"],
    fix: Some(Safe),
    check: Check::Attributes(&[
        attribute("versioning.status")
            .of(&["alicloud_oss_bucket"])
            .one_of(&["Enabled"])
            .unless(is_versioned_apart)
            .fix("\"Enabled\""),
        attribute("status").of(&["alicloud_oss_bucket_versioning"]).one_of(&["Enabled"]).fix("\"Enabled\""),
    ]),
    ..rule("alicloud-oss-bucket-unversioned", include_str!("bucket_unversioned.md"))
};

fn is_versioned_apart(bucket: &Block, cx: &Cx) -> Checked<bool> {
    let is_apart = super::is_configured_by("alicloud_oss_bucket_versioning", bucket, cx);
    both(not(bucket.is_set("versioning")), is_apart)
}
