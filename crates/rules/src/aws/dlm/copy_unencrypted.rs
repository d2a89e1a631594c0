use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "6d9f976d-2bf9-5632-af70-58aabafd6bbf",
    aliases: &["aws/dlm_copy_unencrypted", "CKV_AWS_253", "CKV_AWS_255"],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    implies: &["aws-kms-without-customer-key-dlm"],
    targets: &["aws_dlm_lifecycle_policy"],
    fix: Some(Safe),
    check: Check::Attributes(&[
        attribute("policy_details.action.cross_region_copy.encryption_configuration.encrypted")
            .is_true()
            .absent_block_is_ok()
            .fix("true"),
        attribute("policy_details.schedule.cross_region_copy_rule.encrypted")
            .is_true()
            .absent_block_is_ok()
            .fix("true"),
    ]),
    ..rule("aws-dlm-copy-unencrypted", include_str!("copy_unencrypted.md"))
};
