use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a8128dd2-89b0-464b-98e9-5d629041dfe0",
    aliases: &["alicloud/ram_account_password_policy_without_reuse_prevention", "CKV_ALI_18"],
    severity: Low,
    category: SecretManagement,
    cwe: 521,
    targets: &super::PASSWORD_POLICIES,
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("password_reuse_prevention").between(1, 24).fix("24")),
    ..rule("alicloud-ram-password-policy-allows-reuse", include_str!("password_policy_allows_reuse.md"))
};
