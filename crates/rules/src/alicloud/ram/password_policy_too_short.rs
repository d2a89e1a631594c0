use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a9dfec39-a740-4105-bbd6-721ba163c053",
    aliases: &["alicloud/ram_account_password_policy_not_required_minimum_length", "CKV_ALI_13"],
    severity: Low,
    category: SecretManagement,
    cwe: 521,
    targets: &super::PASSWORD_POLICIES,
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("minimum_password_length").at_least(14).fix("14")),
    ..rule("alicloud-ram-password-policy-too-short", include_str!("password_policy_too_short.md"))
};
