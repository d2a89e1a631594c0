use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ad5b4e97-2850-4adf-be17-1d293e0b85ee",
    aliases: &["aws/glue_security_configuration_encryption_disabled", "CKV_AWS_99"],
    severity: Low,
    category: Encryption,
    cwe: 311,
    targets: &["aws_glue_security_configuration"],
    check: Check::Attributes(&[
        attribute("encryption_configuration.cloudwatch_encryption.cloudwatch_encryption_mode")
            .one_of(&["SSE-KMS"])
            .pedantic_for(always),
        attribute("encryption_configuration.cloudwatch_encryption.kms_key_arn")
            .is_present()
            .when(|it| is_one_of(it, "cloudwatch_encryption_mode", &["SSE-KMS"])),
        attribute("encryption_configuration.job_bookmarks_encryption.job_bookmarks_encryption_mode")
            .one_of(&["CSE-KMS"])
            .pedantic_for(always),
        attribute("encryption_configuration.job_bookmarks_encryption.kms_key_arn")
            .is_present()
            .when(|it| is_one_of(it, "job_bookmarks_encryption_mode", &["CSE-KMS"])),
        attribute("encryption_configuration.s3_encryption.s3_encryption_mode").one_of(&["SSE-KMS", "SSE-S3"]),
        attribute("encryption_configuration.s3_encryption.kms_key_arn")
            .is_present()
            .when(|it| is_one_of(it, "s3_encryption_mode", &["SSE-KMS"])),
    ]),
    ..rule(
        "aws-glue-security-configuration-unencrypted",
        include_str!("security_configuration_unencrypted.md"),
    )
};
