use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5d9e3164-9265-470c-9a10-57ae454ac0c7",
    aliases: &[
        "aws/cloudtrail_log_files_not_encrypted_with_kms", "CKV_AWS_35", "AVD-AWS-0015", "AWS-0015",
        "aws-cloudtrail-enable-at-rest-encryption", "aws-cloudtrail-encryption-customer-managed-key",
        "aws-cloudtrail-log-files-without-kms-key",
    ],
    severity: Low,
    pedantic: true,
    category: Encryption,
    cwe: 326,
    targets: &["aws_cloudtrail"],
    check: Check::Attribute(attribute("kms_key_id").is_present()),
    ..rule("aws-cloudtrail-trail-without-customer-key", include_str!("trail_without_customer_key.md"))
};
