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
    targets: &["aws_ecr_repository"],
    check: Check::Block(check_key),
    ..rule("aws-ecr-repository-without-customer-key", include_str!("repository_without_customer_key.md"))
};

const KEY: Attribute = attribute("encryption_configuration.kms_key").is_present();
const TYPE: Attribute = attribute("encryption_configuration.encryption_type").one_of(&["KMS", "KMS_DSSE"]);

fn check_key(repository: &Block, cx: &mut Cx) -> Checked {
    let has_key = repository.any("encryption_configuration", |encryption| encryption.is_set("kms_key"))?;
    if has_key { TYPE.check(repository, cx) } else { KEY.check(repository, cx) }
}
