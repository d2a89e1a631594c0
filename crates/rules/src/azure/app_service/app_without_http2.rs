use crate::prelude::*;

rule! {
    /// App Service HTTP2 disabled
    ///
    /// Over HTTP/1.1 a browser opens a connection for every few requests, each with its own handshake; HTTP/2 sends
    /// all of them through one, with compressed headers, and only ever inside TLS. An app speaks HTTP/1.1 unless
    /// `http2_enabled` is `true`.
    ///
    /// Set `http2_enabled = true` in `site_config`. Clients that do not know HTTP/2 go on as before.
    ///
    /// ```hcl bad
    /// resource "azurerm_app_service" "warehouse" { # finding
    ///   name                = "warehouse"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   location            = azurerm_resource_group.shop.location
    ///   app_service_plan_id = azurerm_app_service_plan.shop.id
    /// }
    ///
    /// resource "azurerm_linux_web_app" "shop" {
    ///   name                = "shop"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   location            = azurerm_resource_group.shop.location
    ///   service_plan_id     = azurerm_service_plan.shop.id
    ///
    ///   site_config { # finding
    ///     always_on = true
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "azurerm_linux_web_app" "shop" {
    ///   name                = "shop"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   location            = azurerm_resource_group.shop.location
    ///   service_plan_id     = azurerm_service_plan.shop.id
    ///
    ///   site_config {
    ///     http2_enabled = false # finding
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
    ///     http2_enabled = true
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "http2" {
    ///   type = bool
    /// }
    ///
    /// resource "azurerm_linux_web_app" "shop" {
    ///   name                = "shop"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   location            = azurerm_resource_group.shop.location
    ///   service_plan_id     = azurerm_service_plan.shop.id
    ///
    ///   site_config {
    ///     http2_enabled = var.http2
    ///   }
    /// }
    /// ```
    id: "azure-app-service-app-without-http2",
    guid: "525b53be-62ed-4244-b4df-41aecfcb4071",
    aliases: [
        "azure/app_service_http2_disabled",
        "CKV_AZURE_18", "AVD-AZU-0005", "AZU-0005", "azure-appservice-enable-http2",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 311,
    targets: super::WEB_APPS,
    fix: Safe,
    check: Check::Attribute(attribute("site_config.http2_enabled").is_true().fix("true")),
}
