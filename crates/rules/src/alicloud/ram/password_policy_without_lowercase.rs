use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "89143358-cec6-49f5-9392-920c591c669c",
    aliases: &[
        "alicloud/ram_password_security_policy_not_require_at_least_one_lowercase_character",
        "CKV_ALI_17",
    ],
    severity: Info,
    category: SecretManagement,
    cwe: 521,
    pedantic: true,
    targets: &super::PASSWORD_POLICIES,
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("require_lowercase_characters")
            .of(&[super::ACCOUNT_POLICY])
            .is_true()
            .absent_is_ok()
            .fix("true"),
        attribute("require_lowercase_characters").of(&[super::POLICY]).is_true().fix("true"),
    ]),
    ..rule(
        "alicloud-ram-password-policy-without-lowercase",
        include_str!("password_policy_without_lowercase.md"),
    )
};
