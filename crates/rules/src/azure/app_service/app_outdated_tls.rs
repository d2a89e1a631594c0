use crate::prelude::*;

rule! {
    /// App Service not using latest TLS encryption version
    ///
    /// TLS 1.0 and 1.1 rely on ciphers and hashes that are broken: who can listen on the way can weaken the
    /// connection and read a session. An app demands TLS 1.2 unless `minimum_tls_version` (of the classic
    /// `azurerm_app_service`: `min_tls_version`) is set to something older.
    ///
    /// Leave the attribute out, or set it to `1.2` or `1.3`.
    ///
    /// ```hcl bad
    /// resource "azurerm_linux_web_app" "shop" {
    ///   name                = "shop"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   location            = azurerm_resource_group.shop.location
    ///   service_plan_id     = azurerm_service_plan.shop.id
    ///
    ///   site_config {
    ///     minimum_tls_version = "1.0" # finding
    ///   }
    /// }
    ///
    /// resource "azurerm_app_service" "warehouse" {
    ///   name                = "warehouse"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   location            = azurerm_resource_group.shop.location
    ///   app_service_plan_id = azurerm_app_service_plan.shop.id
    ///
    ///   site_config {
    ///     min_tls_version = 1.1 # finding
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_linux_web_app" "shop" {
    ///   name                = "shop"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   location            = azurerm_resource_group.shop.location
    ///   service_plan_id     = azurerm_service_plan.shop.id
    ///
    ///   site_config {
    ///     minimum_tls_version = "1.3"
    ///   }
    /// }
    ///
    /// resource "azurerm_app_service" "warehouse" {
    ///   name                = "warehouse"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   location            = azurerm_resource_group.shop.location
    ///   app_service_plan_id = azurerm_app_service_plan.shop.id
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "tls" {}
    ///
    /// resource "azurerm_linux_web_app" "shop" {
    ///   name                = "shop"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   location            = azurerm_resource_group.shop.location
    ///   service_plan_id     = azurerm_service_plan.shop.id
    ///
    ///   site_config {
    ///     minimum_tls_version = var.tls
    ///   }
    /// }
    /// ```
    id: "azure-app-service-app-outdated-tls",
    guid: "b7b9d1c7-2d3b-49b4-b867-ebbe68d0b643",
    aliases: [
        "azure/app_service_not_using_latest_tls_encryption_version",
        "CKV_AZURE_15", "AVD-AZU-0006", "AZU-0006", "azure-appservice-use-secure-tls-policy",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 326,
    targets: super::WEB_APPS,
    fix: Unsafe,
    check: Check::Attribute(
        attribute("site_config.minimum_tls_version")
            .also_named(&["min_tls_version"])
            .one_of(&["1.2", "1.3"])
            .absent_is_ok()
            .fix("\"1.2\""),
    ),
}
