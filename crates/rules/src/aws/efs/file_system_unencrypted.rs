use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "48207659-729f-4b5c-9402-f884257d794f",
    aliases: &[
        "aws/efs_not_encrypted", "CKV_AWS_42", "AVD-AWS-0037", "AWS-0037",
        "aws-efs-enable-at-rest-encryption",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    implies: &["aws-efs-file-system-without-customer-key"],
    targets: &["aws_efs_file_system"],
    modules: &[module("terraform-aws-modules/efs/aws").rights(&[right("encrypted")])],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("encrypted").is_true().fix("true")),
    ..rule("aws-efs-file-system-unencrypted", include_str!("file_system_unencrypted.md"))
};
