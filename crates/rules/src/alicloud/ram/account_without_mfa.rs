use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "dcda2d32-e482-43ee-a926-75eaabeaa4e0",
    aliases: &["alicloud/ram_security_preference_not_enforce_mfa", "CKV_ALI_24"],
    severity: Medium,
    category: AccessControl,
    cwe: 287,
    targets: &["alicloud_ram_security_preference"],
    fix: Some(Unsafe),
    check: Check::Block(check_mfa),
    ..rule("alicloud-ram-account-without-mfa", include_str!("account_without_mfa.md"))
};

const MFA: &str = "mfa_operation_for_login";
const OLD: &str = "enforce_mfa_for_login";

fn check_mfa(preference: &Block, cx: &mut Cx) -> Checked {
    match (preference.string(MFA)?, preference.bool(OLD)?) {
        (Some(operation), _) if *operation == "mandatory" => {}
        (None, Some(enforced)) if *enforced => {}
        (None, Some(_)) => {
            cx.wrong(preference, OLD, format!("{}, must be `true`", preference.actual(OLD)))
                .set(preference, OLD, "true");
        }
        _ => {
            let message = format!("{}, must be `\"mandatory\"`", preference.actual(MFA));
            cx.wrong(preference, MFA, message).set(preference, MFA, "\"mandatory\"");
        }
    }
    Ok(())
}
