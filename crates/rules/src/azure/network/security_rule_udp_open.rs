use crate::azure::security_rules;
use crate::network::{Ports, Protocol};
use crate::prelude::*;

rule! {
    /// Ensure that UDP services are restricted from the Internet
    ///
    /// The sender of a UDP packet can be forged. Services such as DNS, NTP, SNMP and Memcached answer a short question
    /// with a long text, and whoever reaches them sends that text to a victim: your machines take part in the attack,
    /// and your address ends on block lists.
    ///
    /// Name the ranges of the clients in `source_address_prefixes`.
    ///
    /// ```hcl bad
    /// resource "azurerm_network_security_group" "shop" {
    ///   name                = "shop"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///
    ///   security_rule { # finding
    ///     name                       = "dns"
    ///     priority                   = 100
    ///     direction                  = "Inbound"
    ///     access                     = "Allow"
    ///     protocol                   = "Udp"
    ///     source_port_range          = "*"
    ///     destination_port_range     = "53"
    ///     source_address_prefix      = "*"
    ///     destination_address_prefix = "*"
    ///   }
    /// }
    ///
    /// resource "azurerm_network_security_rule" "ntp" {
    ///   name                        = "ntp"
    ///   priority                    = 100
    ///   direction                   = "Inbound"
    ///   access                      = "Allow"
    ///   protocol                    = "Udp"
    ///   source_port_range           = "*"
    ///   destination_port_range      = "123"
    ///   source_address_prefix       = "Internet" # finding
    ///   destination_address_prefix  = "*"
    ///   resource_group_name         = azurerm_resource_group.shop.name
    ///   network_security_group_name = azurerm_network_security_group.shop.name
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_network_security_rule" "dns" {
    ///   name                        = "dns"
    ///   priority                    = 100
    ///   direction                   = "Inbound"
    ///   access                      = "Allow"
    ///   protocol                    = "Udp"
    ///   source_port_range           = "*"
    ///   destination_port_range      = "53"
    ///   source_address_prefix       = "VirtualNetwork"
    ///   destination_address_prefix  = "*"
    ///   resource_group_name         = azurerm_resource_group.shop.name
    ///   network_security_group_name = azurerm_network_security_group.shop.name
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "clients" {
    ///   type = list(string)
    /// }
    ///
    /// resource "azurerm_network_security_rule" "dns" {
    ///   name                        = "dns"
    ///   priority                    = 100
    ///   direction                   = "Inbound"
    ///   access                      = "Allow"
    ///   protocol                    = "Udp"
    ///   source_port_range           = "*"
    ///   destination_port_range      = "53"
    ///   source_address_prefixes     = var.clients
    ///   destination_address_prefix  = "*"
    ///   resource_group_name         = azurerm_resource_group.shop.name
    ///   network_security_group_name = azurerm_network_security_group.shop.name
    /// }
    /// ```
    id: "azure-network-security-rule-udp-open",
    guid: "a3b4c5d6-e7f8-9012-3456-7890abcdef12",
    aliases: ["azure/udp_services_not_restricted_from_internet", "CKV_AZURE_77"],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 284,
    targets: security_rules::TARGETS,
    check: Check::Block(is_closed),
}

fn is_closed(block: &Block, cx: &mut Cx) -> Checked {
    let opens = |ports: &[Ports]| ports.iter().any(|it| matches!(it.protocol, Protocol::Udp | Protocol::Any));
    let (openings, verdict) = security_rules::openings(block, security_rules::is_internet, opens);
    for opening in openings {
        let source = opening.source;
        let place = match block.kind() {
            "azurerm_network_security_group" => opening.block.header(),
            _ => source.place,
        };
        cx.flag(place, format!("`{}` lets `{}` in by UDP", source.path, source.value))
            .about(source.path)
            .because(&source.value);
    }
    verdict
}
