use crate::prelude::*;

rule! {
    /// Network interfaces with public IP
    ///
    /// A machine with a public address can be reached by everybody, as far as its security groups let them; one rule too
    /// many, or one group that is not attached, and SSH or a database is open to the internet. An interface has no public
    /// address unless `public_ip_address_id` names one, and a scale set gives its machines none unless `ip_configuration`
    /// has a block `public_ip_address`.
    ///
    /// Leave the address out. Put a load balancer or an application gateway before the machine, let it out through a NAT
    /// gateway, and reach it for maintenance by Azure Bastion or a VPN.
    ///
    /// ```hcl bad
    /// resource "azurerm_network_interface" "orders" {
    ///   name                = "orders"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///
    ///   ip_configuration {
    ///     name                          = "internal"
    ///     subnet_id                     = azurerm_subnet.shop.id
    ///     private_ip_address_allocation = "Dynamic"
    ///     public_ip_address_id          = azurerm_public_ip.orders.id # finding
    ///   }
    /// }
    ///
    /// resource "azurerm_public_ip" "orders" {
    ///   name                = "orders"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   allocation_method   = "Static"
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "azurerm_linux_virtual_machine_scale_set" "shop" {
    ///   name                = "shop"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   sku                 = "Standard_B2s"
    ///   admin_username      = "operator"
    ///
    ///   network_interface {
    ///     name    = "shop"
    ///     primary = true
    ///
    ///     ip_configuration {
    ///       name      = "internal"
    ///       subnet_id = azurerm_subnet.shop.id
    ///
    ///       public_ip_address { # finding
    ///         name = "shop"
    ///       }
    ///     }
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
    /// variable "address" {
    ///   type = string
    /// }
    ///
    /// resource "azurerm_network_interface" "orders" {
    ///   name                = "orders"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///
    ///   ip_configuration {
    ///     name                          = "internal"
    ///     subnet_id                     = azurerm_subnet.shop.id
    ///     private_ip_address_allocation = "Dynamic"
    ///     public_ip_address_id          = var.address
    ///   }
    /// }
    /// ```
    id: "azure-network-interface-public",
    guid: "c1573577-e494-4417-8854-7e119368dc8b",
    aliases: [
        "azure/network_interfaces_with_public_ip",
        "CKV_AZURE_119", "AVD-AZU-0076", "AZU-0076", "azure-network-network-interface-public-ip",
    ],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 200,
    targets: super::INTERFACES,
    fix: Unsafe,
    check: Check::Block(has_no_public_address),
}

fn has_no_public_address(block: &Block, cx: &mut Cx) -> Checked {
    let address = match block.kind() {
        "azurerm_network_interface" => attribute("ip_configuration.public_ip_address_id"),
        "azurerm_virtual_machine_scale_set" => {
            attribute("network_profile.ip_configuration.public_ip_address_configuration")
        }
        _ => attribute("network_interface.ip_configuration.public_ip_address"),
    };
    address.is_absent().fix_by_removal().check(block, cx)
}
