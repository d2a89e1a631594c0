use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "2ab6de9a-0136-415c-be92-79d2e4fd750f",
    aliases: &["azure/sql_server_predictable_admin_account_name"],
    severity: Info,
    category: BestPractices,
    cwe: 522,
    pedantic: true,
    targets: &["azurerm_mssql_server", "azurerm_sql_server"],
    check: Check::Attribute(
        attribute("administrator_login")
            .passes(super::is_hard_to_guess, super::WISH)
            .absent_is_ok()
            .for_blocks(takes_passwords),
    ),
    ..rule("azure-sql-server-predictable-administrator", include_str!("server_predictable_administrator.md"))
};

fn takes_passwords(server: &Block) -> Checked<bool> {
    not(server.any("azuread_administrator", |it| it.is_true("azuread_authentication_only")))
}
