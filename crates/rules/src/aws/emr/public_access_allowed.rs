use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c2308b52-fd61-5a78-ac5e-fc4c781c0f8a",
    aliases: &["aws/emr_public_access_allowed", "CKV_AWS_390"],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 284,
    targets: &["aws_emr_block_public_access_configuration"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("block_public_security_group_rules").is_true().fix("true")),
    ..rule("aws-emr-public-access-allowed", include_str!("public_access_allowed.md"))
};
