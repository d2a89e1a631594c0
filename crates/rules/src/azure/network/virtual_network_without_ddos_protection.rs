use crate::prelude::*;

rule! {
    /// Virtual network with DDoS protection plan disabled
    ///
    /// What Azure protects everybody with is tuned to Azure's capacity, not to yours: an attack that is small for
    /// Azure takes a single application down. A virtual network has no DDoS protection plan unless
    /// `ddos_protection_plan` names one and enables it.
    ///
    /// Add `ddos_protection_plan` with the id of a plan and `enable = true`. One plan serves all networks of a
    /// tenant, for a monthly price.
    ///
    /// ```hcl bad
    /// resource "azurerm_virtual_network" "shop" { # finding
    ///   name                = "shop"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   address_space       = ["10.20.0.0/16"]
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "azurerm_virtual_network" "shop" {
    ///   name                = "shop"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   address_space       = ["10.20.0.0/16"]
    ///
    ///   ddos_protection_plan {
    ///     id     = azurerm_network_ddos_protection_plan.all.id
    ///     enable = false # finding
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_virtual_network" "shop" {
    ///   name                = "shop"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   address_space       = ["10.20.0.0/16"]
    ///
    ///   ddos_protection_plan {
    ///     id     = azurerm_network_ddos_protection_plan.all.id
    ///     enable = true
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "protected" {
    ///   type = bool
    /// }
    ///
    /// resource "azurerm_virtual_network" "shop" {
    ///   name                = "shop"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   address_space       = ["10.20.0.0/16"]
    ///
    ///   ddos_protection_plan {
    ///     id     = azurerm_network_ddos_protection_plan.all.id
    ///     enable = var.protected
    ///   }
    /// }
    /// ```
    id: "azure-network-virtual-network-without-ddos-protection",
    guid: "b4cc2c52-34a6-4b43-b57c-4bdeb4514a5a",
    aliases: ["azure/virtual_network_with_ddos_protection_plan_disabled"],
    severity: Low,
    category: Availability,
    cwe: 693,
    targets: ["azurerm_virtual_network"],
    check: Check::Attribute(attribute("ddos_protection_plan.enable").is_true()),
}
