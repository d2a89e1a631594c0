use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a3a055d2-9a2e-4cc9-b9fb-12850a1a3a4b",
    aliases: &["azure/ad_admin_not_configured_for_sql_server", "CKV2_AZURE_7", "CKV2_AZURE_27"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 732,
    targets: &["azurerm_mssql_server", "azurerm_sql_server"],
    modules: &[super::SERVER_MODULE],
    check: Check::Block(check_administrator),
    ..rule(
        "azure-sql-server-without-entra-administrator",
        include_str!("server_without_entra_administrator.md"),
    )
};

fn check_administrator(server: &Block, cx: &mut Cx) -> Checked {
    let apart = "azurerm_sql_active_directory_administrator";
    let (is_set, message) = match server.kind() {
        "azurerm_mssql_server" | "module" => {
            (server.is_set("azuread_administrator"), "`azuread_administrator` is not set")
        }
        _ => (
            cx.referring(apart, "server_name", server, &["name"]).exist(),
            "no `azurerm_sql_active_directory_administrator` belongs to this server",
        ),
    };
    if !is_set? {
        // A module with a `dynamic` block leaves it to its callers whom it names.
        cx.flag(server.header(), message).pedantic_if(server.foresees("azuread_administrator"));
    }
    Ok(())
}
