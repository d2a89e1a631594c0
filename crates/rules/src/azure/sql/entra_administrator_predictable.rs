use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "bcd3fc01-5902-4f2a-b05a-227f9bbf5450",
    aliases: &["azure/sql_server_predictable_active_directory_admin_account_name"],
    severity: Info,
    category: BestPractices,
    cwe: 522,
    pedantic: true,
    targets: &["azurerm_mssql_server", "azurerm_sql_active_directory_administrator"],
    check: Check::Attributes(&[
        named("login").of(&["azurerm_sql_active_directory_administrator"]),
        named("azuread_administrator.login_username").of(&["azurerm_mssql_server"]),
    ]),
    ..rule("azure-sql-entra-administrator-predictable", include_str!("entra_administrator_predictable.md"))
};

const fn named(path: &'static str) -> Attribute {
    attribute(path).passes(super::is_hard_to_guess, super::WISH).absent_is_ok()
}
