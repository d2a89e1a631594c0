use crate::azure::security_rules;
use crate::network::{Ports, sensitive_services};
use crate::prelude::*;

rule! {
    /// Sensitive port is exposed to entire network
    ///
    /// Databases, caches and remote shells are made for networks in which everybody is trusted, and many ask for no
    /// password. Open to the internet, they are found within hours, emptied, and held to ransom.
    ///
    /// Name the ranges or the application security groups of the clients. The ports that count are those of remote
    /// access, databases, caches, directories, file shares, and of consoles and web servers.
    ///
    /// ```hcl bad
    /// resource "azurerm_network_security_rule" "database" {
    ///   name                        = "database"
    ///   priority                    = 100
    ///   direction                   = "Inbound"
    ///   access                      = "Allow"
    ///   protocol                    = "Tcp"
    ///   source_port_range           = "*"
    ///   destination_port_range      = "5400-5500" # finding
    ///   source_address_prefix       = "0.0.0.0/0"
    ///   destination_address_prefix  = "*"
    ///   resource_group_name         = azurerm_resource_group.shop.name
    ///   network_security_group_name = azurerm_network_security_group.shop.name
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "azurerm_network_security_group" "shop" {
    ///   name                = "shop"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///
    ///   security_rule {
    ///     name                       = "all"
    ///     priority                   = 100
    ///     direction                  = "Inbound"
    ///     access                     = "Allow"
    ///     protocol                   = "*"
    ///     source_port_range          = "*"
    ///     destination_port_range     = "*" # finding
    ///     source_address_prefix      = "*"
    ///     destination_address_prefix = "*"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_network_security_rule" "database" {
    ///   name                        = "database"
    ///   priority                    = 100
    ///   direction                   = "Inbound"
    ///   access                      = "Allow"
    ///   protocol                    = "Tcp"
    ///   source_port_range           = "*"
    ///   destination_port_range      = "5432"
    ///   source_address_prefix       = "10.0.4.0/24"
    ///   destination_address_prefix  = "*"
    ///   resource_group_name         = azurerm_resource_group.shop.name
    ///   network_security_group_name = azurerm_network_security_group.shop.name
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "clients" {}
    ///
    /// resource "azurerm_network_security_rule" "database" {
    ///   name                        = "database"
    ///   priority                    = 100
    ///   direction                   = "Inbound"
    ///   access                      = "Allow"
    ///   protocol                    = "Tcp"
    ///   source_port_range           = "*"
    ///   destination_port_range      = "5432"
    ///   source_address_prefix       = var.clients
    ///   destination_address_prefix  = "*"
    ///   resource_group_name         = azurerm_resource_group.shop.name
    ///   network_security_group_name = azurerm_network_security_group.shop.name
    /// }
    /// ```
    id: "azure-network-security-rule-sensitive-port-open",
    guid: "594c198b-4d79-41b8-9b36-fde13348b619",
    aliases: [
        "azure/sensitive_port_is_exposed_to_entire_network",
        "AVD-AZU-0074", "AZU-0074", "azure-network-sensitive-port-is-exposed-to-entire-network",
    ],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 200,
    targets: security_rules::TARGETS,
    check: Check::Block(is_closed),
}

fn is_closed(block: &Block, cx: &mut Cx) -> Checked {
    let opens = |ports: &[Ports]| sensitive_services(ports).is_some();
    let (openings, verdict) = security_rules::openings(block, security_rules::is_internet, opens);
    for opening in openings {
        let services = sensitive_services(&opening.ports).unwrap_or_default();
        let path = opening.source.path;
        let message = format!("`{path}` lets `{}` reach {services}", opening.source.value);
        cx.flag(opening.place, message).about(path).because(&opening.source.value);
    }
    verdict
}
