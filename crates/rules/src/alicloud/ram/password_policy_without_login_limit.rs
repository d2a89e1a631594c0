use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e76fd7ab-7333-40c6-a2d8-ea28af4a319e",
    aliases: &["alicloud/ram_account_password_policy_max_login_attempts_unrecommended", "CKV_ALI_23"],
    severity: Low,
    category: SecretManagement,
    cwe: 307,
    targets: &super::PASSWORD_POLICIES,
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("max_login_attempts").of(&[super::ACCOUNT_POLICY]).between(1, 5).absent_is_ok().fix("5"),
        attribute("max_login_attemps").of(&[super::POLICY]).between(1, 5).fix("5"),
    ]),
    ..rule(
        "alicloud-ram-password-policy-without-login-limit",
        include_str!("password_policy_without_login_limit.md"),
    )
};
