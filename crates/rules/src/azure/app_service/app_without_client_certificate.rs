use crate::prelude::*;

rule! {
    /// Azure App Service client certificate disabled
    ///
    /// Without client certificates an app answers every client that reaches it, and a stolen password or token is
    /// enough to get in. App Service asks for no certificate unless `client_certificate_enabled` (of the classic
    /// `azurerm_app_service`: `client_cert_enabled`) is `true`.
    ///
    /// Set it to `true` for apps that other services call, and check the certificate's issuer in the app, which App
    /// Service does not do. For a website that browsers open, suppress the rule.
    ///
    /// ```hcl bad
    /// resource "azurerm_linux_web_app" "orders" { # finding
    ///   name                = "orders"
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
    ///   client_cert_enabled = false # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_linux_web_app" "orders" {
    ///   name                       = "orders"
    ///   resource_group_name        = azurerm_resource_group.shop.name
    ///   location                   = azurerm_resource_group.shop.location
    ///   service_plan_id            = azurerm_service_plan.shop.id
    ///   client_certificate_enabled = true
    ///
    ///   site_config {}
    /// }
    ///
    /// resource "azurerm_app_service" "warehouse" {
    ///   name                = "warehouse"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   location            = azurerm_resource_group.shop.location
    ///   app_service_plan_id = azurerm_app_service_plan.shop.id
    ///   client_cert_enabled = true
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "certificates" {
    ///   type = bool
    /// }
    ///
    /// resource "azurerm_linux_web_app" "orders" {
    ///   name                       = "orders"
    ///   resource_group_name        = azurerm_resource_group.shop.name
    ///   location                   = azurerm_resource_group.shop.location
    ///   service_plan_id            = azurerm_service_plan.shop.id
    ///   client_certificate_enabled = var.certificates
    ///
    ///   site_config {}
    /// }
    /// ```
    id: "azure-app-service-app-without-client-certificate",
    guid: "a81573f9-3691-4d83-88a0-7d4af63e17a3",
    aliases: [
        "azure/azure_app_service_client_certificate_disabled",
        "CKV_AZURE_17", "AVD-AZU-0001", "AZU-0001", "azure-appservice-require-client-cert",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 295,
    targets: [
        "azurerm_app_service",
        "azurerm_linux_web_app",
        "azurerm_linux_web_app_slot",
        "azurerm_windows_web_app",
        "azurerm_windows_web_app_slot",
    ],
    fix: Unsafe,
    check: Check::Block(asks_for_certificate),
}

fn asks_for_certificate(app: &Block, cx: &mut Cx) -> Checked {
    let name = match app.kind() {
        "azurerm_app_service" => "client_cert_enabled",
        _ => "client_certificate_enabled",
    };
    attribute(name).is_true().fix("true").check(app, cx)
}
