use crate::prelude::*;

rule! {
    /// Network interfaces IP forwarding enabled
    ///
    /// An interface that forwards lets its machine take traffic that is meant for others and send it on under other
    /// addresses: whoever breaks into the machine has a bridge between subnets. Forwarding is off unless
    /// `ip_forwarding_enabled` (in version 3 of the provider `enable_ip_forwarding`) is `true`.
    ///
    /// Leave the attribute out or set it to `false`. A firewall or router of your own needs it: suppress the rule
    /// there.
    ///
    /// ```hcl bad
    /// resource "azurerm_network_interface" "orders" {
    ///   name                  = "orders"
    ///   location              = azurerm_resource_group.shop.location
    ///   resource_group_name   = azurerm_resource_group.shop.name
    ///   ip_forwarding_enabled = true # finding
    ///
    ///   ip_configuration {
    ///     name                          = "internal"
    ///     subnet_id                     = azurerm_subnet.shop.id
    ///     private_ip_address_allocation = "Dynamic"
    ///   }
    /// }
    ///
    /// resource "azurerm_linux_virtual_machine_scale_set" "shop" {
    ///   name                = "shop"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   sku                 = "Standard_B2s"
    ///   admin_username      = "operator"
    ///
    ///   network_interface {
    ///     name                 = "shop"
    ///     primary              = true
    ///     enable_ip_forwarding = true # finding
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_network_interface" "orders" {
    ///   name                = "orders"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///
    ///   ip_configuration {
    ///     name                          = "internal"
    ///     subnet_id                     = azurerm_subnet.shop.id
    ///     private_ip_address_allocation = "Dynamic"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "forwards" {
    ///   type = bool
    /// }
    ///
    /// resource "azurerm_network_interface" "orders" {
    ///   name                  = "orders"
    ///   location              = azurerm_resource_group.shop.location
    ///   resource_group_name   = azurerm_resource_group.shop.name
    ///   ip_forwarding_enabled = var.forwards
    ///
    ///   ip_configuration {
    ///     name                          = "internal"
    ///     subnet_id                     = azurerm_subnet.shop.id
    ///     private_ip_address_allocation = "Dynamic"
    ///   }
    /// }
    /// ```
    id: "azure-network-interface-forwards-ip",
    guid: "4216ebac-d74c-4423-b437-35025cb88af5",
    aliases: [
        "azure/network_interfaces_ip_forwarding_enabled",
        "CKV_AZURE_118", "AVD-AZU-0075", "AZU-0075", "azure-network-network-ip-forwarding-enabled",
    ],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 1188,
    targets: super::INTERFACES,
    fix: Unsafe,
    check: Check::Block(forwards_nothing),
}

fn forwards_nothing(block: &Block, cx: &mut Cx) -> Checked {
    let forwarding = match block.kind() {
        "azurerm_network_interface" => attribute("ip_forwarding_enabled"),
        "azurerm_virtual_machine_scale_set" => attribute("network_profile.ip_forwarding"),
        _ => attribute("network_interface.ip_forwarding_enabled"),
    };
    forwarding.also_named(&["enable_ip_forwarding"]).is_false().absent_is_ok().fix("false").check(block, cx)
}
