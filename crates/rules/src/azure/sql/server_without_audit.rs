use crate::prelude::*;

rule! {
    /// MSSQL server auditing disabled
    ///
    /// Without auditing nobody can tell after a breach which logins succeeded and which rows were read. A server
    /// audits nothing until it has an auditing policy.
    ///
    /// Add an `azurerm_mssql_server_extended_auditing_policy` whose `server_id` is the server's, with a storage
    /// account or with `log_monitoring_enabled`. A policy of one database does not cover the others.
    ///
    /// ```hcl bad
    /// resource "azurerm_mssql_server" "orders" { # finding
    ///   name                         = "orders"
    ///   resource_group_name          = azurerm_resource_group.shop.name
    ///   location                     = azurerm_resource_group.shop.location
    ///   version                      = "12.0"
    ///   administrator_login          = "orders"
    ///   administrator_login_password = var.password
    /// }
    ///
    /// resource "azurerm_mssql_server_extended_auditing_policy" "invoices" {
    ///   server_id        = azurerm_mssql_server.invoices.id
    ///   storage_endpoint = azurerm_storage_account.audit.primary_blob_endpoint
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_mssql_server" "orders" {
    ///   name                         = "orders"
    ///   resource_group_name          = azurerm_resource_group.shop.name
    ///   location                     = azurerm_resource_group.shop.location
    ///   version                      = "12.0"
    ///   administrator_login          = "orders"
    ///   administrator_login_password = var.password
    /// }
    ///
    /// resource "azurerm_mssql_server_extended_auditing_policy" "orders" {
    ///   server_id              = azurerm_mssql_server.orders.id
    ///   log_monitoring_enabled = true
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "audited_server" {}
    ///
    /// resource "azurerm_mssql_server" "orders" {
    ///   name                         = "orders"
    ///   resource_group_name          = azurerm_resource_group.shop.name
    ///   location                     = azurerm_resource_group.shop.location
    ///   version                      = "12.0"
    ///   administrator_login          = "orders"
    ///   administrator_login_password = var.password
    /// }
    ///
    /// resource "azurerm_mssql_server_extended_auditing_policy" "orders" {
    ///   server_id              = var.audited_server
    ///   log_monitoring_enabled = true
    /// }
    /// ```
    id: "azure-sql-server-without-audit",
    guid: "609839ae-bd81-4375-9910-5bce72ae7b92",
    aliases: [
        "azure/mssql_server_auditing_disabled",
        "CKV_AZURE_23", "AVD-AZU-0027", "AZU-0027", "azure-database-enable-audit",
    ],
    severity: Medium,
    category: Observability,
    cwe: 778,
    targets: ["azurerm_mssql_server"],
    check: Check::Block(is_audited),
}

fn is_audited(server: &Block, cx: &mut Cx) -> Checked {
    let by_policy = cx
        .referring("azurerm_mssql_server_extended_auditing_policy", "server_id", server, &["id"])
        .any(|policy| Ok(policy.bool("enabled")?.is_none_or(|enabled| *enabled)));
    // Version 2 of the provider has the policy in the server itself.
    if !either(server.is_set("extended_auditing_policy"), by_policy)? {
        cx.flag(server.header(), "no `azurerm_mssql_server_extended_auditing_policy` audits this server");
    }
    Ok(())
}
