use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "01d50b14-e933-4c99-b314-6d08cd37ad35",
    aliases: &["aws/glue_data_catalog_encryption_disabled", "CKV_AWS_94"],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    targets: &["aws_glue_data_catalog_encryption_settings"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("data_catalog_encryption_settings.connection_password_encryption.return_connection_password_encrypted")
            .is_true(),
        attribute("data_catalog_encryption_settings.connection_password_encryption.aws_kms_key_id")
            .is_present()
            .when(encrypts_passwords),
        attribute("data_catalog_encryption_settings.encryption_at_rest.catalog_encryption_mode")
            .one_of(&["SSE-KMS", "SSE-KMS-WITH-SERVICE-ROLE"])
            .fix("\"SSE-KMS\""),
    ]),
    ..rule("aws-glue-data-catalog-unencrypted", include_str!("data_catalog_unencrypted.md"))
};

fn encrypts_passwords(passwords: &Block) -> Checked<bool> {
    passwords.is_true("return_connection_password_encrypted")
}
