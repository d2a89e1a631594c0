use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a2f548f2-188c-4fff-b172-e9a6acb216bd",
    aliases: &[
        "aws/secretsmanager_secret_without_kms", "CKV_AWS_149", "AVD-AWS-0098", "AWS-0098",
        "aws-ssm-secret-use-customer-key", "aws-secretsmanager-secret-without-kms-key",
    ],
    severity: Low,
    pedantic: true,
    category: Encryption,
    cwe: 326,
    targets: &["aws_secretsmanager_secret"],
    modules: &[module("terraform-aws-modules/secrets-manager/aws")],
    check: Check::Attribute(attribute("kms_key_id").is_present()),
    ..rule("aws-secretsmanager-secret-without-customer-key", include_str!("secret_without_customer_key.md"))
};
