//! Azure networking: virtual networks, network interfaces and security rules.

mod firewall_admits_known_threats;
mod firewall_policy_without_intrusion_prevention;
mod firewall_without_policy;
mod flow_log_disabled;
mod flow_log_retention_too_short;
mod interface_forwards_packets;
mod interface_public;
mod load_balancer_port_open_rdp;
mod load_balancer_port_open_ssh;
mod passed_on;
mod security_rule_ingress_open;
mod security_rule_port_open_http;
mod security_rule_port_open_rdp;
mod security_rule_port_open_ssh;
mod security_rule_sensitive_port_open;
mod security_rule_sensitive_port_open_private_network;
mod security_rule_sensitive_port_open_small_network;
mod security_rule_udp_open;
mod service_accepts_http;
mod service_calls_http;
mod service_outdated_tls;
mod service_public;
mod service_with_public_endpoint;
mod service_without_private_endpoint;
mod subnet_without_security_group;
mod virtual_network_with_one_dns_server;
mod virtual_network_without_ddos_protection;
mod waf_allows_log4shell;

use crate::azure::shared::security_rules;
use crate::network::{self, Ports, Protocol};
use crate::prelude::*;
use ipnet::IpNet;
use tollgate_core::source::Location;

pub(super) static RULES: &[&Rule] = &[
    &firewall_admits_known_threats::RULE,
    &firewall_policy_without_intrusion_prevention::RULE,
    &firewall_without_policy::RULE,
    &flow_log_disabled::RULE,
    &flow_log_retention_too_short::RULE,
    &interface_forwards_packets::RULE,
    &interface_public::RULE,
    &load_balancer_port_open_rdp::RULE,
    &load_balancer_port_open_ssh::RULE,
    &security_rule_ingress_open::RULE,
    &security_rule_port_open_http::RULE,
    &security_rule_port_open_rdp::RULE,
    &security_rule_port_open_ssh::RULE,
    &security_rule_sensitive_port_open::RULE,
    &security_rule_sensitive_port_open_private_network::RULE,
    &security_rule_sensitive_port_open_small_network::RULE,
    &security_rule_udp_open::RULE,
    &service_accepts_http::RULE,
    &service_calls_http::RULE,
    &service_outdated_tls::RULE,
    &service_public::RULE,
    &service_with_public_endpoint::RULE,
    &service_without_private_endpoint::RULE,
    &subnet_without_security_group::RULE,
    &virtual_network_with_one_dns_server::RULE,
    &virtual_network_without_ddos_protection::RULE,
    &waf_allows_log4shell::RULE,
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

/// Reports the security rules that open a port to the internet over TCP.
fn forbid_port(block: &Block, port: u16, cx: &mut Cx) -> Checked {
    let opens = |ports: &[Ports]| ports.iter().any(|it| it.contain_of(Protocol::Tcp, port));
    let (openings, verdict) = security_rules::openings(block, is_meant_as_internet, opens, cx);
    for opening in openings {
        let reach = format!("reach {}", network::port_with_service(port));
        opening.source.flag(opening.place, &reach, cx);
    }
    verdict
}

/// The place of a rule of a security group that opens a port to the internet over TCP, in the group or beside it.
fn opening_of_group(group: &Block, port: u16, cx: &Cx) -> Option<Location> {
    let opens = |ports: &[Ports]| ports.iter().any(|it| it.contain_of(Protocol::Tcp, port));
    let name = group.reference("name");
    let beside = cx.having("azurerm_network_security_rule", "network_security_group_name", &name);
    let (beside, _) = beside.filter(|_| Ok(true));
    let mut blocks = std::iter::once(group.clone()).chain(beside);
    blocks.find_map(|block| {
        let (openings, _) = security_rules::openings(&block, is_meant_as_internet, opens, cx);
        openings.first().map(|it| it.place)
    })
}

/// Azure takes a lone `0.0.0.0` for one address and refuses `any`; who writes either means everybody.
fn is_meant_as_internet(prefix: &str) -> bool {
    security_rules::is_internet(prefix) || prefix == "0.0.0.0" || prefix.eq_ignore_ascii_case("any")
}

/// Reports the security rules that open sensitive ports to sources of interest.
fn forbid_sensitive_ports(block: &Block, is_source: fn(&str) -> bool, cx: &mut Cx) -> Checked {
    let (openings, verdict) = security_rules::openings(block, is_source, network::are_sensitive, cx);
    for opening in openings {
        let services = network::sensitive_services(&opening.ports).unwrap_or_default();
        let declined = network::are_of_servers(&opening.ports)
            || opening.ports.iter().any(Ports::is_all) && is_beside_appliance(block, cx);
        opening.source.flag(opening.place, &format!("reach {services}"), cx).pedantic_if(declined);
    }
    verdict
}

/// Who makes firewalls that run as machines, by words in the publishers of their images.
const MAKERS: [&str; 8] = [
    "barracudanetworks", "checkpoint", "cisco", "f5-networks", "fortinet", "paloaltonetworks", "sophos",
    "zscaler",
];

/// Whether a module makes a firewall that runs as a machine, which has to see all traffic and filters it itself.
fn is_beside_appliance(block: &Block, cx: &Cx) -> bool {
    const MACHINES: [&str; 4] = [
        "azurerm_linux_virtual_machine", "azurerm_linux_virtual_machine_scale_set",
        "azurerm_virtual_machine", "azurerm_virtual_machine_scale_set",
    ];
    let is_beside = |it: &Block| it.address.chain().nth(1) == block.address.chain().nth(1);
    let is_appliance = |it: &Block| {
        it.each("plan").iter().any(|plan| matches!(is_one_of(plan, "publisher", &MAKERS), Ok(true)))
    };
    MACHINES.iter().any(|kind| cx.resources(kind).iter().any(|it| is_beside(it) && is_appliance(it)))
}

/// Whether a range is private. Azure cuts an address to its prefix.
fn is_private(prefix: &str) -> bool {
    prefix.trim().parse().is_ok_and(|net: IpNet| network::is_private(&net.trunc().to_string()))
}
