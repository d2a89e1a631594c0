//! Azure networking: virtual networks, network interfaces and security rules.

mod interface_forwards_packets;
mod interface_public;
mod security_rule_port_open;
mod security_rule_sensitive_port_open;
mod security_rule_udp_open;
mod virtual_network_without_ddos_protection;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &interface_forwards_packets::RULE,
    &interface_public::RULE,
    &security_rule_port_open::SSH,
    &security_rule_port_open::RDP,
    &security_rule_sensitive_port_open::RULE,
    &security_rule_udp_open::RULE,
    &virtual_network_without_ddos_protection::RULE,
];

/// Scale sets whose interfaces are `network_interface` blocks.
const MACHINE_SCALE_SETS: &[&str] = &[
    "azurerm_linux_virtual_machine_scale_set", "azurerm_orchestrated_virtual_machine_scale_set",
    "azurerm_windows_virtual_machine_scale_set",
];

/// The resources that have network interfaces.
const INTERFACES: [&str; 5] = [
    "azurerm_network_interface", "azurerm_linux_virtual_machine_scale_set",
    "azurerm_orchestrated_virtual_machine_scale_set", "azurerm_virtual_machine_scale_set",
    "azurerm_windows_virtual_machine_scale_set",
];
