use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "70919c0b-2548-4e6b-8d7a-3d84ab6dabba",
    aliases: &[
        "alicloud/oss_bucket_versioning_disabled", "CKV_ALI_10", "alicloud-oss-bucket-versioning-disabled",
    ],
    severity: Medium,
    category: Backup,
    cwe: 710,
    targets: &["alicloud_oss_bucket", "alicloud_oss_bucket_versioning"],
    fix: Some(Safe),
    check: Check::Block(check_versioning),
    ..rule("alicloud-oss-bucket-unversioned", include_str!("bucket_unversioned.md"))
};

fn check_versioning(block: &Block, cx: &mut Cx) -> Checked {
    let enabled = attribute("status").one_of(&["Enabled"]).fix("\"Enabled\"");
    if block.kind() == "alicloud_oss_bucket_versioning" {
        return enabled.check(block, cx);
    }
    let is_apart = super::is_configured_by("alicloud_oss_bucket_versioning", block, cx);
    if either(block.is_set("versioning"), is_apart)? {
        return value::each(block.each("versioning"), |versioning| enabled.check(&versioning, cx));
    }
    cx.flag(
        block.header(),
        "neither `versioning` nor an `alicloud_oss_bucket_versioning` keeps versions of this bucket",
    )
    .about("versioning")
    .add_block(block, "versioning", &["status = \"Enabled\""]);
    Ok(())
}
