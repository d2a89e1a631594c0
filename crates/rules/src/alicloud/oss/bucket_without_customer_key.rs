use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "f20e97f9-4919-43f1-9be9-f203cd339cdd",
    aliases: &["alicloud/oss_bucket_cmk_encryption_disabled", "CKV_ALI_6"],
    severity: Low,
    category: Encryption,
    cwe: 311,
    pedantic: true,
    targets: &["alicloud_oss_bucket", "alicloud_oss_bucket_server_side_encryption"],
    check: Check::Attributes(&[
        attribute("server_side_encryption_rule.kms_master_key_id")
            .of(&["alicloud_oss_bucket"])
            .is_present()
            .unless(is_encrypted_apart),
        attribute("kms_master_key_id").of(&["alicloud_oss_bucket_server_side_encryption"]).is_present(),
    ]),
    ..rule("alicloud-oss-bucket-without-customer-key", include_str!("bucket_without_customer_key.md"))
};

fn is_encrypted_apart(bucket: &Block, cx: &Cx) -> Checked<bool> {
    let is_apart = super::is_configured_by("alicloud_oss_bucket_server_side_encryption", bucket, cx);
    both(not(bucket.is_set("server_side_encryption_rule")), is_apart)
}
