use crate::prelude::*;

rule! {
    /// MySQL SSL connection disabled
    ///
    /// A server that accepts connections without TLS lets whoever is on the way read queries, results and the login.
    /// Azure demands TLS unless `ssl_enforcement_enabled`, of a flexible server the parameter
    /// `require_secure_transport`, is turned off.
    ///
    /// Set `ssl_enforcement_enabled = true`, or leave `require_secure_transport` at `ON`, and give the clients the
    /// certificate of Azure's authority.
    ///
    /// ```hcl bad
    /// resource "azurerm_mysql_server" "orders" {
    ///   name                    = "orders"
    ///   location                = azurerm_resource_group.shop.location
    ///   resource_group_name     = azurerm_resource_group.shop.name
    ///   sku_name                = "GP_Gen5_2"
    ///   version                 = "8.0"
    ///   ssl_enforcement_enabled = false # finding
    /// }
    ///
    /// resource "azurerm_mysql_flexible_server_configuration" "transport" {
    ///   name                = "require_secure_transport"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   server_name         = azurerm_mysql_flexible_server.invoices.name
    ///   value               = "OFF" # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_mysql_server" "orders" {
    ///   name                    = "orders"
    ///   location                = azurerm_resource_group.shop.location
    ///   resource_group_name     = azurerm_resource_group.shop.name
    ///   sku_name                = "GP_Gen5_2"
    ///   version                 = "8.0"
    ///   ssl_enforcement_enabled = true
    /// }
    ///
    /// resource "azurerm_mysql_flexible_server_configuration" "events" {
    ///   name                = "event_scheduler"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   server_name         = azurerm_mysql_flexible_server.invoices.name
    ///   value               = "OFF"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "tls" {
    ///   type = bool
    /// }
    ///
    /// resource "azurerm_mysql_server" "orders" {
    ///   name                    = "orders"
    ///   location                = azurerm_resource_group.shop.location
    ///   resource_group_name     = azurerm_resource_group.shop.name
    ///   sku_name                = "GP_Gen5_2"
    ///   version                 = "8.0"
    ///   ssl_enforcement_enabled = var.tls
    /// }
    /// ```
    id: "azure-mysql-server-without-tls",
    guid: "73e42469-3a86-4f39-ad78-098f325b4e9f",
    aliases: [
        "azure/mysql_ssl_connection_disabled",
        "CKV_AZURE_28", "AVD-AZU-0020", "AZU-0020", "azure-database-enable-ssl-enforcement",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 319,
    targets: ["azurerm_mysql_server", "azurerm_mysql_flexible_server_configuration"],
    fix: Unsafe,
    check: Check::Block(demands_tls),
}

fn demands_tls(block: &Block, cx: &mut Cx) -> Checked {
    match block.kind() {
        "azurerm_mysql_server" => {
            attribute("ssl_enforcement_enabled").is_true().absent_is_ok().fix("true").check(block, cx)
        }
        _ => attribute("value").passes(is_on, "`\"ON\"`").when(is_transport).fix("\"ON\"").check(block, cx),
    }
}

fn is_on(value: &str) -> bool {
    value.eq_ignore_ascii_case("ON")
}

fn is_transport(configuration: &Block) -> Checked<bool> {
    Ok(configuration.string("name")?.is_some_and(|name| *name == "require_secure_transport"))
}
