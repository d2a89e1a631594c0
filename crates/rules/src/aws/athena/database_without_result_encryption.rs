use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b2315cae-b110-4426-81e0-80bb8640cdd3",
    aliases: &[
        "aws/athena_database_not_encrypted", "CKV_AWS_77", "aws-athena-database-unencrypted", "AVD-AWS-0006",
        "AWS-0006", "aws-athena-enable-at-rest-encryption",
    ],
    severity: Low,
    pedantic: true,
    category: Encryption,
    cwe: 311,
    targets: &["aws_athena_database"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("encryption_configuration.encryption_option").is_present().fix("\"SSE_S3\""),
    ),
    ..rule(
        "aws-athena-database-without-result-encryption",
        include_str!("database_without_result_encryption.md"),
    )
};
