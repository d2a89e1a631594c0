use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5e0fb613-ba9b-44c3-88f0-b44188466bfd",
    aliases: &[
        "alicloud/ram_password_security_policy_not_require_at_least_one_uppercase_character",
        "CKV_ALI_19",
    ],
    severity: Info,
    category: SecretManagement,
    cwe: 521,
    pedantic: true,
    targets: &super::PASSWORD_POLICIES,
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("require_uppercase_characters")
            .of(&[super::ACCOUNT_POLICY])
            .is_true()
            .absent_is_ok()
            .fix("true"),
        attribute("require_uppercase_characters").of(&[super::POLICY]).is_true().fix("true"),
    ]),
    ..rule(
        "alicloud-ram-password-policy-without-uppercase",
        include_str!("password_policy_without_uppercase.md"),
    )
};
