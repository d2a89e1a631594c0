use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ba197d94-45de-570f-b308-1d6d834571a0",
    aliases: &["aws/ssm_parameter_unencrypted", "CKV2_AWS_34"],
    severity: Info,
    category: Encryption,
    cwe: 311,
    pedantic: true,
    targets: &["aws_ssm_parameter"],
    check: Check::Attribute(attribute("type").one_of(&["SecureString"])),
    ..rule("aws-ssm-parameter-unencrypted", include_str!("parameter_unencrypted.md"))
};
