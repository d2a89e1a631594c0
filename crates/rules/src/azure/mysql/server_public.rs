use crate::prelude::*;

rule! {
    /// MySQL server public access enabled
    ///
    /// A database server with a public endpoint can be reached from the whole internet as soon as one firewall rule
    /// is too wide; what then is left is a password. `public_network_access_enabled` (of a flexible server
    /// `public_network_access`) is on unless it is set; a flexible server in a delegated subnet has no public
    /// endpoint.
    ///
    /// Set `public_network_access_enabled = false`, or `public_network_access = "Disabled"`, and reach the server
    /// through a private endpoint.
    ///
    /// ```hcl bad
    /// resource "azurerm_mysql_server" "orders" { # finding
    ///   name                    = "orders"
    ///   location                = azurerm_resource_group.shop.location
    ///   resource_group_name     = azurerm_resource_group.shop.name
    ///   sku_name                = "GP_Gen5_2"
    ///   version                 = "8.0"
    ///   ssl_enforcement_enabled = true
    /// }
    ///
    /// resource "azurerm_mysql_flexible_server" "invoices" {
    ///   name                  = "invoices"
    ///   resource_group_name   = azurerm_resource_group.shop.name
    ///   location              = azurerm_resource_group.shop.location
    ///   sku_name              = "GP_Standard_D2ds_v4"
    ///   public_network_access = "Enabled" # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_mysql_server" "orders" {
    ///   name                          = "orders"
    ///   location                      = azurerm_resource_group.shop.location
    ///   resource_group_name           = azurerm_resource_group.shop.name
    ///   sku_name                      = "GP_Gen5_2"
    ///   version                       = "8.0"
    ///   ssl_enforcement_enabled       = true
    ///   public_network_access_enabled = false
    /// }
    ///
    /// resource "azurerm_mysql_flexible_server" "invoices" {
    ///   name                = "invoices"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   location            = azurerm_resource_group.shop.location
    ///   sku_name            = "GP_Standard_D2ds_v4"
    ///   delegated_subnet_id = azurerm_subnet.databases.id
    ///   private_dns_zone_id = azurerm_private_dns_zone.databases.id
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "reachable" {
    ///   type = bool
    /// }
    ///
    /// resource "azurerm_mysql_server" "orders" {
    ///   name                          = "orders"
    ///   location                      = azurerm_resource_group.shop.location
    ///   resource_group_name           = azurerm_resource_group.shop.name
    ///   sku_name                      = "GP_Gen5_2"
    ///   version                       = "8.0"
    ///   ssl_enforcement_enabled       = true
    ///   public_network_access_enabled = var.reachable
    /// }
    /// ```
    id: "azure-mysql-server-public",
    guid: "f118890b-2468-42b1-9ce9-af35146b425b",
    aliases: [
        "azure/mysql_server_public_access_enabled",
        "CKV_AZURE_53", "AVD-AZU-0022", "AZU-0022", "azure-database-no-public-access",
    ],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 732,
    targets: ["azurerm_mysql_server", "azurerm_mysql_flexible_server"],
    fix: Unsafe,
    check: Check::Block(is_private),
}

fn is_private(server: &Block, cx: &mut Cx) -> Checked {
    let access = match server.kind() {
        "azurerm_mysql_server" => attribute("public_network_access_enabled").is_false().fix("false"),
        _ => attribute("public_network_access")
            .one_of(&["Disabled"])
            .for_blocks(is_outside_subnets)
            .fix("\"Disabled\""),
    };
    access.check(server, cx)
}

fn is_outside_subnets(server: &Block) -> Checked<bool> {
    server.is_set("delegated_subnet_id").map(|inside| !inside)
}
