use crate::prelude::*;

rule! {
    /// Web app accepting traffic other than HTTPS
    ///
    /// Over plain HTTP, whoever is on the way reads and changes what users send, their session included. A web app
    /// answers on HTTP as well unless `https_only` is `true`.
    ///
    /// Set `https_only = true`: App Service then redirects requests to HTTPS. Clients that do not follow redirects
    /// have to be given the new address first.
    ///
    /// ```hcl bad
    /// resource "azurerm_linux_web_app" "shop" { # finding
    ///   name                = "shop"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   location            = azurerm_resource_group.shop.location
    ///   service_plan_id     = azurerm_service_plan.shop.id
    ///
    ///   site_config {}
    /// }
    ///
    /// resource "azurerm_app_service" "warehouse" {
    ///   name                = "warehouse"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   location            = azurerm_resource_group.shop.location
    ///   app_service_plan_id = azurerm_app_service_plan.shop.id
    ///   https_only          = false # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_linux_web_app" "shop" {
    ///   name                = "shop"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   location            = azurerm_resource_group.shop.location
    ///   service_plan_id     = azurerm_service_plan.shop.id
    ///   https_only          = true
    ///
    ///   site_config {}
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "https_only" {
    ///   type = bool
    /// }
    ///
    /// resource "azurerm_windows_web_app" "shop" {
    ///   name                = "shop"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   location            = azurerm_resource_group.shop.location
    ///   service_plan_id     = azurerm_service_plan.shop.id
    ///   https_only          = var.https_only
    ///
    ///   site_config {}
    /// }
    /// ```
    id: "azure-app-service-app-allows-http",
    guid: "11e9a948-c6c3-4a0f-8dcf-b5cf1763cdbe",
    aliases: [
        "azure/web_app_accepting_traffic_other_than_https",
        "CKV_AZURE_14", "AVD-AZU-0072", "AZU-0072", "azure-appservice-web-app-https-only",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 319,
    targets: super::WEB_APPS,
    fix: Unsafe,
    check: Check::Attribute(attribute("https_only").is_true().fix("true")),
}
