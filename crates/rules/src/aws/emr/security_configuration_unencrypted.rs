use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a0d2794a-cc26-5a29-ada7-9873c1d503b8",
    aliases: &["aws/emr_security_configuration_unencrypted", "CKV_AWS_349", "CKV_AWS_350"],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    targets: &["aws_emr_security_configuration"],
    check: Check::Block(check_disks),
    ..rule(
        "aws-emr-security-configuration-unencrypted",
        include_str!("security_configuration_unencrypted.md"),
    )
};

fn check_disks(configuration: &Block, cx: &mut Cx) -> Checked {
    let Some(encryption) = super::encryption(configuration)? else { return Ok(()) };
    let at_rest = "AtRestEncryptionConfiguration";
    let on_disks =
        |it: &Block| it.any("LocalDiskEncryptionConfiguration", |disks| disks.is_true("EnableEbsEncryption"));
    if !encryption.is_true("EnableAtRestEncryption")? {
        super::wrong(configuration, "`EnableAtRestEncryption` is not `true`", cx);
    } else if !encryption.any(at_rest, |it| it.is_set("LocalDiskEncryptionConfiguration"))? {
        super::wrong(configuration, "`LocalDiskEncryptionConfiguration` is not set", cx);
    } else if !encryption.any(at_rest, on_disks)? {
        super::wrong(configuration, "`EnableEbsEncryption` is not `true`", cx);
    }
    Ok(())
}
