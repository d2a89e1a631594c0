use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "62232513-b16f-4010-83d7-51d0e1d45426",
    aliases: &["alicloud/oss_bucket_public_access_enabled", "CKV_ALI_1"],
    severity: High,
    category: AccessControl,
    cwe: 284,
    targets: &["alicloud_oss_bucket", "alicloud_oss_bucket_acl"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("acl")
            .one_of(&["private"])
            .absent_is_ok()
            .unless(super::blocks_public_access)
            .fix("\"private\""),
    ),
    ..rule("alicloud-oss-bucket-public", include_str!("bucket_public.md"))
};
