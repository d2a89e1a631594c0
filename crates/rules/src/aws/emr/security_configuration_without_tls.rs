use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "fca295f3-e43a-574c-b7e5-e2540eabd144",
    aliases: &["aws/emr_security_configuration_without_tls", "CKV_AWS_351"],
    severity: Low,
    pedantic: true,
    category: Encryption,
    cwe: 319,
    targets: &["aws_emr_security_configuration"],
    check: Check::Block(check_transit),
    ..rule(
        "aws-emr-security-configuration-without-tls",
        include_str!("security_configuration_without_tls.md"),
    )
};

fn check_transit(configuration: &Block, cx: &mut Cx) -> Checked {
    let Some(encryption) = super::encryption(configuration)? else { return Ok(()) };
    if !encryption.is_true("EnableInTransitEncryption")? {
        super::wrong(configuration, "`EnableInTransitEncryption` is not `true`", cx);
    }
    Ok(())
}
