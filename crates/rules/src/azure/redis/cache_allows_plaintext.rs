use crate::prelude::*;

rule! {
    /// Redis cache allows non SSL connections
    ///
    /// On the port without TLS, the access key and everything in the cache cross the network in clear text: sessions,
    /// personal data. The port is closed unless `non_ssl_port_enabled` (in version 3 of the provider
    /// `enable_non_ssl_port`) opens it.
    ///
    /// Leave the attribute out or set it to `false`, after the clients have been moved to port 6380.
    ///
    /// ```hcl bad
    /// resource "azurerm_redis_cache" "sessions" {
    ///   name                 = "sessions"
    ///   location             = azurerm_resource_group.shop.location
    ///   resource_group_name  = azurerm_resource_group.shop.name
    ///   capacity             = 1
    ///   family               = "C"
    ///   sku_name             = "Standard"
    ///   non_ssl_port_enabled = true # finding
    /// }
    ///
    /// resource "azurerm_redis_cache" "carts" {
    ///   name                = "carts"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   capacity            = 1
    ///   family              = "C"
    ///   sku_name            = "Standard"
    ///   enable_non_ssl_port = true # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_redis_cache" "sessions" {
    ///   name                = "sessions"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   capacity            = 1
    ///   family              = "C"
    ///   sku_name            = "Standard"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "plaintext" {
    ///   type = bool
    /// }
    ///
    /// resource "azurerm_redis_cache" "sessions" {
    ///   name                 = "sessions"
    ///   location             = azurerm_resource_group.shop.location
    ///   resource_group_name  = azurerm_resource_group.shop.name
    ///   capacity             = 1
    ///   family               = "C"
    ///   sku_name             = "Standard"
    ///   non_ssl_port_enabled = var.plaintext
    /// }
    /// ```
    id: "azure-redis-cache-allows-plaintext",
    guid: "e29a75e6-aba3-4896-b42d-b87818c16b58",
    aliases: ["azure/redis_cache_allows_non_ssl_connections", "CKV_AZURE_91"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 319,
    targets: ["azurerm_redis_cache"],
    fix: Unsafe,
    check: Check::Attribute(
        attribute("non_ssl_port_enabled")
            .also_named(&["enable_non_ssl_port"])
            .is_false()
            .absent_is_ok()
            .fix("false"),
    ),
}
