use crate::aws::shared::kms;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a2f548f2-188c-4fff-b172-e9a6acb216bd",
    aliases: &[
        "aws/secretsmanager_secret_without_kms", "aws/secretsmanager_secret_encrypted_with_aws_managed_key",
        "CKV_AWS_149", "AVD-AWS-0098", "AWS-0098", "aws-ssm-secret-use-customer-key",
        "aws-secretsmanager-secret-without-kms-key",
    ],
    severity: Low,
    pedantic: true,
    category: Encryption,
    cwe: 326,
    targets: &["aws_secretsmanager_secret"],
    modules: &[module("terraform-aws-modules/secrets-manager/aws")],
    check: Check::Block(check_key),
    ..rule("aws-secretsmanager-secret-without-customer-key", include_str!("secret_without_customer_key.md"))
};

const KEY: &str = "kms_key_id";

fn check_key(secret: &Block, cx: &mut Cx) -> Checked {
    if kms::names_managed_key(secret, KEY, cx)? {
        cx.wrong(secret, KEY, format!("{}, a key that AWS manages", secret.actual(KEY)));
        return Ok(());
    }
    attribute(KEY).is_present().check(secret, cx)
}
