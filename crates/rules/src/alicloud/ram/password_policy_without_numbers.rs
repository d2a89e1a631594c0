use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "063234c0-91c0-4ab5-bbd0-47ddb5f23786",
    aliases: &["alicloud/ram_account_password_policy_not_required_numbers", "CKV_ALI_14"],
    severity: Info,
    category: SecretManagement,
    cwe: 521,
    pedantic: true,
    targets: &super::PASSWORD_POLICIES,
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("require_numbers").of(&[super::ACCOUNT_POLICY]).is_true().absent_is_ok().fix("true"),
        attribute("require_numbers").of(&[super::POLICY]).is_true().fix("true"),
    ]),
    ..rule("alicloud-ram-password-policy-without-numbers", include_str!("password_policy_without_numbers.md"))
};
