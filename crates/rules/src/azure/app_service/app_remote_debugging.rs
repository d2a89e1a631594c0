use crate::prelude::*;

rule! {
    /// Ensure web app is not remotely debuggable
    ///
    /// Remote debugging opens ports to the inside of the running app: whoever has the deployment credentials stops
    /// it, reads its memory and runs code in it. It is off unless `remote_debugging_enabled` is `true`, and is often
    /// left on after an error was found.
    ///
    /// Leave `remote_debugging_enabled` out of `site_config`, or set it to `false`.
    ///
    /// ```hcl bad
    /// resource "azurerm_windows_web_app" "shop" {
    ///   name                = "shop"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   location            = azurerm_resource_group.shop.location
    ///   service_plan_id     = azurerm_service_plan.shop.id
    ///
    ///   site_config {
    ///     remote_debugging_enabled = true # finding
    ///     remote_debugging_version = "VS2022"
    ///   }
    /// }
    ///
    /// resource "azurerm_windows_function_app" "invoices" {
    ///   name                 = "invoices"
    ///   resource_group_name  = azurerm_resource_group.shop.name
    ///   location             = azurerm_resource_group.shop.location
    ///   service_plan_id      = azurerm_service_plan.shop.id
    ///   storage_account_name = azurerm_storage_account.invoices.name
    ///
    ///   site_config {
    ///     remote_debugging_enabled = true # finding
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_windows_web_app" "shop" {
    ///   name                = "shop"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   location            = azurerm_resource_group.shop.location
    ///   service_plan_id     = azurerm_service_plan.shop.id
    ///
    ///   site_config {
    ///     always_on = true
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "debugged" {
    ///   type = bool
    /// }
    ///
    /// resource "azurerm_windows_web_app" "shop" {
    ///   name                = "shop"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   location            = azurerm_resource_group.shop.location
    ///   service_plan_id     = azurerm_service_plan.shop.id
    ///
    ///   site_config {
    ///     remote_debugging_enabled = var.debugged
    ///   }
    /// }
    /// ```
    id: "azure-app-service-app-remote-debugging",
    guid: "e3f7a9b0-c1d2-3e4f-5678-90abcdef1234",
    aliases: ["azure/remote_debugging_enabled_app_service", "CKV_AZURE_72"],
    severity: High,
    category: InsecureConfigurations,
    cwe: 285,
    targets: [
        "azurerm_app_service",
        "azurerm_app_service_slot",
        "azurerm_linux_function_app",
        "azurerm_linux_function_app_slot",
        "azurerm_linux_web_app",
        "azurerm_linux_web_app_slot",
        "azurerm_windows_function_app",
        "azurerm_windows_function_app_slot",
        "azurerm_windows_web_app",
        "azurerm_windows_web_app_slot",
    ],
    fix: Safe,
    check: Check::Attribute(
        attribute("site_config.remote_debugging_enabled")
            .passes(is_off, "`false`")
            .absent_is_ok()
            .fix("false"),
    ),
}

fn is_off(enabled: &str) -> bool {
    enabled != "true"
}
