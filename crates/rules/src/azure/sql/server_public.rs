use crate::prelude::*;

rule! {
    /// MSSQL server public network access enabled
    ///
    /// A database server with a public endpoint can be reached from the whole internet as soon as one firewall rule
    /// is too wide; what then is left is a password. `public_network_access_enabled` is `true` unless it is set.
    ///
    /// Set `public_network_access_enabled = false` and reach the server through a private endpoint. The classic
    /// `azurerm_sql_server` has no such attribute and is not reported; version 4 of the provider removed it.
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
    /// ```
    ///
    /// ```hcl bad
    /// resource "azurerm_mssql_server" "orders" {
    ///   name                          = "orders"
    ///   resource_group_name           = azurerm_resource_group.shop.name
    ///   location                      = azurerm_resource_group.shop.location
    ///   version                       = "12.0"
    ///   administrator_login           = "orders"
    ///   administrator_login_password  = var.password
    ///   public_network_access_enabled = true # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_mssql_server" "orders" {
    ///   name                          = "orders"
    ///   resource_group_name           = azurerm_resource_group.shop.name
    ///   location                      = azurerm_resource_group.shop.location
    ///   version                       = "12.0"
    ///   administrator_login           = "orders"
    ///   administrator_login_password  = var.password
    ///   public_network_access_enabled = false
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "reachable" {
    ///   type = bool
    /// }
    ///
    /// resource "azurerm_mssql_server" "orders" {
    ///   name                          = "orders"
    ///   resource_group_name           = azurerm_resource_group.shop.name
    ///   location                      = azurerm_resource_group.shop.location
    ///   version                       = "12.0"
    ///   administrator_login           = "orders"
    ///   administrator_login_password  = var.password
    ///   public_network_access_enabled = var.reachable
    /// }
    /// ```
    id: "azure-sql-server-public",
    guid: "ade36cf4-329f-4830-a83d-9db72c800507",
    aliases: [
        "azure/mssql_server_public_network_access_enabled",
        "CKV_AZURE_113", "AVD-AZU-0022", "AZU-0022", "azure-database-no-public-access",
    ],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 732,
    targets: ["azurerm_mssql_server"],
    fix: Unsafe,
    check: Check::Attribute(attribute("public_network_access_enabled").is_false().fix("false")),
}
