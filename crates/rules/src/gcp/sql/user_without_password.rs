use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b6c02340-b15f-574d-9535-1daf1b3b1ece",
    aliases: &["gcp/sql_user_without_password", "CKV2_GCP_7"],
    severity: High,
    category: AccessControl,
    cwe: 258,
    targets: &["google_sql_user"],
    check: Check::Attribute(
        attribute("password").also_named(&["password_wo"]).is_present().for_blocks(signs_in_with_password),
    ),
    ..rule("gcp-sql-user-without-password", include_str!("user_without_password.md"))
};

/// Whether a user is one of the database's own, as it is by default. IAM and Entra ID know the others.
fn signs_in_with_password(user: &Block) -> Checked<bool> {
    Ok(user.string("type")?.is_none_or(|it| matches!(it.as_str(), "" | "BUILT_IN")))
}
