use crate::azure::security_rules;
use crate::network::{Ports, Protocol};
use crate::prelude::*;
use tollgate_core::family;
use tollgate_core::rule::Severity;

family! {
    /// <title>
    ///
    /// Port <port> is <service>. <why>
    ///
    /// Name the ranges that have to reach it in `source_address_prefixes`, or use Azure Bastion and leave the port
    /// closed. `*`, `Internet` and `0.0.0.0/0` are everybody.
    ///
    /// ```hcl bad
    /// resource "azurerm_network_security_rule" "admin" {
    ///   name                        = "admin"
    ///   priority                    = 100
    ///   direction                   = "Inbound"
    ///   access                      = "Allow"
    ///   protocol                    = "Tcp"
    ///   source_port_range           = "*"
    ///   destination_port_range      = "<port>" # finding
    ///   source_address_prefix       = "Internet"
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
    ///     name                       = "admin"
    ///     priority                   = 100
    ///     direction                  = "Inbound"
    ///     access                     = "Allow"
    ///     protocol                   = "*"
    ///     source_port_range          = "*"
    ///     destination_port_ranges    = ["20-3400", "8080"] # finding
    ///     source_address_prefixes    = ["10.0.0.0/8", "0.0.0.0/0"]
    ///     destination_address_prefix = "*"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_network_security_group" "shop" {
    ///   name                = "shop"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///
    ///   security_rule {
    ///     name                       = "admin"
    ///     priority                   = 100
    ///     direction                  = "Inbound"
    ///     access                     = "Allow"
    ///     protocol                   = "Tcp"
    ///     source_port_range          = "*"
    ///     destination_port_range     = "<port>"
    ///     source_address_prefix      = "203.0.113.0/24"
    ///     destination_address_prefix = "*"
    ///   }
    ///
    ///   security_rule {
    ///     name                       = "https"
    ///     priority                   = 110
    ///     direction                  = "Inbound"
    ///     access                     = "Allow"
    ///     protocol                   = "Tcp"
    ///     source_port_range          = "*"
    ///     destination_port_range     = "443"
    ///     source_address_prefix      = "*"
    ///     destination_address_prefix = "*"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "office" {}
    ///
    /// resource "azurerm_network_security_rule" "admin" {
    ///   name                        = "admin"
    ///   priority                    = 100
    ///   direction                   = "Inbound"
    ///   access                      = "Allow"
    ///   protocol                    = "Tcp"
    ///   source_port_range           = "*"
    ///   destination_port_range      = "<port>"
    ///   source_address_prefix       = var.office
    ///   destination_address_prefix  = "*"
    ///   resource_group_name         = azurerm_resource_group.shop.name
    ///   network_security_group_name = azurerm_network_security_group.shop.name
    /// }
    /// ```
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 668,
    targets: security_rules::TARGETS,
}

const PORTS: [(u16, &str); 2] = [(22, "SSH"), (3389, "Remote Desktop")];

pub(super) static RULES: [Rule; 2] = [
    Rule {
        id: "azure-network-security-rule-port-open-ssh",
        guid: "3e3c175e-aadf-4e2b-a464-3fdac5748d24",
        aliases: &[
            "azure/ssh_is_exposed_to_the_internet", "CKV_AZURE_10", "AVD-AZU-0050", "AZU-0050",
            "azure-network-ssh-blocked-from-internet",
        ],
        words: &[
            ("title", "SSH is exposed to the Internet"),
            ("port", "22"),
            ("service", "SSH"),
            (
                "why",
                "Who gets in has a shell; passwords and leaked keys are tried on every open port 22 all day.",
            ),
        ],
        check: Check::Row(is_closed, 0),
        ..FAMILY
    },
    Rule {
        id: "azure-network-security-rule-port-open-rdp",
        guid: "efbf6449-5ec5-4cfe-8f15-acc51e0d787c",
        aliases: &[
            "azure/rdp_is_exposed_to_the_internet", "CKV_AZURE_9", "AVD-AZU-0048", "AZU-0048",
            "azure-network-disable-rdp-from-internet",
        ],
        severity: Severity::High,
        cwe: 732,
        words: &[
            ("title", "RDP is exposed to the internet"),
            ("port", "3389"),
            ("service", "Remote Desktop"),
            (
                "why",
                "It is the way in that ransomware gangs use most: by guessed passwords and by holes such as \
                 BlueKeep.",
            ),
        ],
        check: Check::Row(is_closed, 1),
        ..FAMILY
    },
];

fn is_closed(block: &Block, cx: &mut Cx, row: usize) -> Checked {
    let (port, service) = PORTS[row];
    let opens = |ports: &[Ports]| ports.iter().any(|it| it.contain_of(Protocol::Tcp, port));
    let (openings, verdict) = security_rules::openings(block, is_meant_as_internet, opens);
    for opening in openings {
        let path = opening.source.path;
        let message = format!("`{path}` lets `{}` reach port {port} ({service})", opening.source.value);
        cx.flag(opening.place, message).about(path).because(&opening.source.value);
    }
    verdict
}

/// Azure takes a lone `0.0.0.0` for one address and refuses `any`; who writes either means everybody.
fn is_meant_as_internet(prefix: &str) -> bool {
    security_rules::is_internet(prefix) || prefix == "0.0.0.0" || prefix.eq_ignore_ascii_case("any")
}
