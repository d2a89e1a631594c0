//! Compute Engine: instances, templates, disks, networks and their firewalls.

mod default_network_in_use;
mod disk_without_customer_key;
mod firewall_open;
mod firewall_port_open_ftp;
mod firewall_port_open_http;
mod firewall_port_open_mysql;
mod firewall_port_open_rdp;
mod firewall_port_open_ssh;
mod forwarding_rule_accepts_http;
mod instance_allows_project_ssh_keys;
mod instance_allows_serial_port;
mod instance_forwards_packets;
mod instance_with_default_service_account;
mod instance_with_full_api_scope;
mod instance_with_public_address;
mod instance_without_os_login;
mod instance_without_shielded_vm;
mod network_firewall_all_ports;
mod network_firewall_default;
mod network_firewall_port_range;
mod network_with_automatic_subnetworks;
mod network_without_firewall;
mod project_without_os_login;
mod security_policy_without_log4j_rule;
mod ssl_policy_outdated_tls;
mod ssl_policy_weak_ciphers;
mod subnetwork_without_flow_logs;
mod subnetwork_without_private_google_access;

use crate::prelude::*;
use tollgate_core::value::Value;

pub(super) static RULES: &[&Rule] = &[
    &default_network_in_use::RULE,
    &disk_without_customer_key::RULE,
    &firewall_open::RULE,
    &firewall_port_open_ssh::RULE,
    &firewall_port_open_rdp::RULE,
    &firewall_port_open_mysql::RULE,
    &firewall_port_open_ftp::RULE,
    &instance_allows_project_ssh_keys::RULE,
    &instance_allows_serial_port::RULE,
    &instance_forwards_packets::RULE,
    &instance_with_default_service_account::RULE,
    &instance_with_full_api_scope::RULE,
    &instance_without_os_login::RULE,
    &instance_without_shielded_vm::RULE,
    &network_firewall_all_ports::RULE,
    &network_firewall_default::RULE,
    &network_firewall_port_range::RULE,
    &subnetwork_without_flow_logs::RULE,
    &subnetwork_without_private_google_access::RULE,
    &ssl_policy_outdated_tls::RULE,
    &network_with_automatic_subnetworks::RULE,
    &project_without_os_login::RULE,
    &instance_with_public_address::RULE,
    &network_without_firewall::RULE,
    &ssl_policy_weak_ciphers::RULE,
    &firewall_port_open_http::RULE,
    &forwarding_rule_accepts_http::RULE,
    &security_policy_without_log4j_rule::RULE,
];

/// The registry modules for instances and their templates.
const MACHINE_MODULES: [ModuleInputs; 2] = [
    module("terraform-google-modules/vm/google//modules/instance_template"),
    module("terraform-google-modules/vm/google//modules/compute_instance"),
];

/// Instances, and the templates they are made from.
const INSTANCES: [&str; 3] = [
    "google_compute_instance", "google_compute_instance_template", "google_compute_region_instance_template",
];

/// The same, and instances that take over what they do not set themselves: only what is set counts there.
const INSTANCES_AND_COPIES: [&str; 5] = [
    "google_compute_instance", "google_compute_instance_template", "google_compute_region_instance_template",
    "google_compute_instance_from_template", "google_compute_instance_from_machine_image",
];

/// Whether a metadata value turns something on (Compute Engine documentation, "Boolean values" of metadata).
fn is_on(text: &str) -> bool {
    ["true", "y", "yes", "1"].iter().any(|on| on.eq_ignore_ascii_case(text))
}

fn is_off(text: &str) -> bool {
    !is_on(text)
}

/// Whether machines can be in a subnetwork. Those of other purposes hold nothing but proxies and addresses.
fn holds_machines(subnetwork: &Block) -> Checked<bool> {
    Ok(subnetwork
        .string("purpose")?
        .is_none_or(|it| matches!(it.as_str(), "" | "PRIVATE" | "PRIVATE_RFC_1918")))
}

/// Whether the service account in an attribute is the default one of the project, which workloads share.
pub(in crate::gcp) fn is_default_account(email: &Value) -> Checked<bool> {
    if email.is_null() {
        return Ok(true);
    }
    let by_name = value::any(["", "default"], |name| value::equal(email, &Value::string(name, email.at)));
    let verdict = either(by_name, value::ends_with(email, "@developer.gserviceaccount.com"));
    let Err(unknown) = verdict else { return verdict };
    let of_type = |kind: &str| unknown.as_attribute().is_some_and(|it| it.object().kind() == kind);
    if of_type("google_compute_default_service_account") {
        Ok(true)
    } else if of_type("google_service_account") {
        Ok(false)
    } else {
        Err(unknown)
    }
}
