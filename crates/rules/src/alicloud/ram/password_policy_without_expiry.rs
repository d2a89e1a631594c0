use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "2bb13841-7575-439e-8e0a-cccd9ede2fa8",
    aliases: &["alicloud/ram_account_password_policy_max_password_age_unrecommended", "CKV_ALI_16"],
    severity: Info,
    category: SecretManagement,
    cwe: 521,
    pedantic: true,
    targets: &super::PASSWORD_POLICIES,
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("max_password_age").between(1, 90).fix("90")),
    ..rule("alicloud-ram-password-policy-without-expiry", include_str!("password_policy_without_expiry.md"))
};
