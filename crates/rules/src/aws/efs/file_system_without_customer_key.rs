use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "25d251f3-f348-4f95-845c-1090e41a615c",
    aliases: &["aws/efs_without_kms", "CKV_AWS_184", "aws-efs-file-system-without-kms-key"],
    severity: Low,
    category: Encryption,
    cwe: 311,
    pedantic: true,
    targets: &["aws_efs_file_system"],
    check: Check::Attribute(attribute("kms_key_id").is_present()),
    ..rule("aws-efs-file-system-without-customer-key", include_str!("file_system_without_customer_key.md"))
};
