use crate::prelude::*;

rule! {
    /// VM not attached to network
    ///
    /// A machine without a network interface has no network security group either: nobody controls what it talks to
    /// once one is attached by hand, and until then it costs money and does nothing.
    ///
    /// List at least one `azurerm_network_interface` in `network_interface_ids`, in a subnet with a security group.
    ///
    /// ```hcl bad
    /// resource "azurerm_virtual_machine" "orders" {
    ///   name                  = "orders"
    ///   location              = azurerm_resource_group.shop.location
    ///   resource_group_name   = azurerm_resource_group.shop.name
    ///   vm_size               = "Standard_B2s"
    ///   network_interface_ids = [] # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_linux_virtual_machine" "orders" {
    ///   name                  = "orders"
    ///   location              = azurerm_resource_group.shop.location
    ///   resource_group_name   = azurerm_resource_group.shop.name
    ///   size                  = "Standard_B2s"
    ///   admin_username        = "operator"
    ///   network_interface_ids = [azurerm_network_interface.orders.id]
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "interfaces" {
    ///   type = list(string)
    /// }
    ///
    /// resource "azurerm_virtual_machine" "orders" {
    ///   name                  = "orders"
    ///   location              = azurerm_resource_group.shop.location
    ///   resource_group_name   = azurerm_resource_group.shop.name
    ///   vm_size               = "Standard_B2s"
    ///   network_interface_ids = var.interfaces
    /// }
    /// ```
    id: "azure-compute-machine-without-network",
    guid: "bbf6b3df-4b65-4f87-82cc-da9f30f8c033",
    aliases: ["azure/vm_not_attached_to_network"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 284,
    targets: ["azurerm_virtual_machine", "azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine"],
    check: Check::Block(is_attached),
}

fn is_attached(machine: &Block, cx: &mut Cx) -> Checked {
    let interfaces = machine.value("network_interface_ids");
    if let Some(unknown) = interfaces.as_unknown() {
        return Err(unknown.clone());
    }
    if interfaces.elements().is_some_and(<[_]>::is_empty) {
        let message = "`network_interface_ids` is empty, must list a network interface";
        cx.flag(machine.place("network_interface_ids"), message)
            .about("network_interface_ids")
            .because(&interfaces);
    }
    Ok(())
}
