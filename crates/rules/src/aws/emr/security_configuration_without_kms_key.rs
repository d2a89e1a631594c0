use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "38967f7b-a41c-53e5-987a-43e66f9e460f",
    aliases: &["aws/emr_security_configuration_without_kms_key", "CKV_AWS_171"],
    severity: Low,
    pedantic: true,
    category: Encryption,
    cwe: 326,
    targets: &["aws_emr_security_configuration"],
    check: Check::Block(check_mode),
    ..rule(
        "aws-emr-security-configuration-without-kms-key",
        include_str!("security_configuration_without_kms_key.md"),
    )
};

fn check_mode(configuration: &Block, cx: &mut Cx) -> Checked {
    let Some(encryption) = super::encryption(configuration)? else { return Ok(()) };
    let is_in_s3 = |it: &Block| is_one_of(it, "EncryptionMode", &["SSE-S3"]);
    if encryption.any("AtRestEncryptionConfiguration", |it| it.any("S3EncryptionConfiguration", is_in_s3))? {
        super::wrong(configuration, "the `EncryptionMode` of `S3EncryptionConfiguration` is `SSE-S3`", cx);
    }
    Ok(())
}
