use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b592ffd4-0577-44b6-bd35-8c5ee81b5918",
    aliases: &["aws/no_password_policy_enabled"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 521,
    targets: &["aws_iam_user_login_profile"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("password_reset_required").is_true().pedantic_for(is_encrypted).fix("true"),
        attribute("password_length").at_least(14).absent_is_ok().fix("20"),
    ]),
    ..rule("aws-iam-user-keeps-initial-password", include_str!("user_keeps_initial_password.md"))
};

/// Whether nobody but the user can read the password: the state has it encrypted with their key.
fn is_encrypted(profile: &Block, _: &Cx) -> Checked<bool> {
    profile.is_set("pgp_key")
}
