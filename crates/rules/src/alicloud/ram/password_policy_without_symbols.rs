use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "41a38329-d81b-4be4-aef4-55b2615d3282",
    aliases: &["alicloud/ram_account_password_policy_not_required_symbols", "CKV_ALI_15"],
    severity: Info,
    category: SecretManagement,
    cwe: 521,
    pedantic: true,
    targets: &super::PASSWORD_POLICIES,
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("require_symbols").of(&[super::ACCOUNT_POLICY]).is_true().absent_is_ok().fix("true"),
        attribute("require_symbols").of(&[super::POLICY]).is_true().fix("true"),
    ]),
    ..rule("alicloud-ram-password-policy-without-symbols", include_str!("password_policy_without_symbols.md"))
};
