//! Azure networking: virtual networks, network interfaces and security rules.

mod interface_forwards_ip;
mod interface_public;
mod security_rule_port_open;
mod security_rule_sensitive_port_open;
mod security_rule_udp_open;
mod virtual_network_without_ddos_protection;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &interface_forwards_ip::RULE,
    &interface_public::RULE,
    &security_rule_sensitive_port_open::RULE,
    &security_rule_udp_open::RULE,
    &virtual_network_without_ddos_protection::RULE,
];

pub(super) static TABLES: &[&[Rule]] = &[&security_rule_port_open::RULES];
