use crate::prelude::*;

rule! {
    /// Admin user enabled for container registry
    ///
    /// The admin user is one account with one password for everybody and may push: who has it replaces the images
    /// that production runs, and no log says who it was. It is off unless `admin_enabled` is `true`.
    ///
    /// Leave `admin_enabled` out or set it to `false`, and give people and clusters the roles `AcrPull` or `AcrPush`.
    ///
    /// ```hcl bad
    /// resource "azurerm_container_registry" "images" {
    ///   name                = "images"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   location            = azurerm_resource_group.shop.location
    ///   sku                 = "Premium"
    ///   admin_enabled       = true # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_container_registry" "images" {
    ///   name                = "images"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   location            = azurerm_resource_group.shop.location
    ///   sku                 = "Premium"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "admin" {
    ///   type = bool
    /// }
    ///
    /// resource "azurerm_container_registry" "images" {
    ///   name                = "images"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   location            = azurerm_resource_group.shop.location
    ///   sku                 = "Premium"
    ///   admin_enabled       = var.admin
    /// }
    /// ```
    id: "azure-container-registry-admin-user-enabled",
    guid: "b897dfbf-322c-45a8-b67c-1e698beeaa51",
    aliases: ["azure/admin_user_enabled_for_container_registry", "CKV_AZURE_137"],
    severity: Medium,
    category: AccessControl,
    cwe: 732,
    targets: ["azurerm_container_registry"],
    fix: Unsafe,
    check: Check::Attribute(attribute("admin_enabled").is_false().absent_is_ok().fix("false")),
}
