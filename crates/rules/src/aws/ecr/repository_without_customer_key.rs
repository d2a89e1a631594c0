use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "0e32d561-4b5a-4664-a6e3-a3fa85649157",
    aliases: &[
        "aws/ecr_repository_not_encrypted", "CKV_AWS_136", "AVD-AWS-0033", "AWS-0033",
        "aws-ecr-repository-customer-key", "aws-ecr-repository-without-kms-key",
    ],
    severity: Low,
    category: Encryption,
    cwe: 311,
    pedantic: true,
    targets: &["aws_ecr_repository"],
    check: Check::Attributes(&[
        attribute("encryption_configuration.kms_key").is_present(),
        attribute("encryption_configuration.encryption_type")
            .one_of(&["KMS", "KMS_DSSE"])
            .when(|encryption| encryption.is_set("kms_key")),
    ]),
    ..rule("aws-ecr-repository-without-customer-key", include_str!("repository_without_customer_key.md"))
};
