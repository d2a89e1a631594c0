//! Azure Database for PostgreSQL: single and flexible servers.

mod firewall_rule_open;
mod server_log_retention_too_short;
mod server_outdated;
mod server_outdated_tls;
mod server_public;
mod server_without_checkpoint_logs;
mod server_without_connection_logs;
mod server_without_connection_throttling;
mod server_without_disconnection_logs;
mod server_without_duration_logs;
mod server_without_geo_backups;
mod server_without_infrastructure_encryption;
mod server_without_threat_detection;
mod server_without_tls;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &firewall_rule_open::RULE,
    &server_log_retention_too_short::RULE,
    &server_outdated::RULE,
    &server_outdated_tls::RULE,
    &server_public::RULE,
    &server_without_checkpoint_logs::RULE,
    &server_without_connection_logs::RULE,
    &server_without_connection_throttling::RULE,
    &server_without_disconnection_logs::RULE,
    &server_without_duration_logs::RULE,
    &server_without_geo_backups::RULE,
    &server_without_infrastructure_encryption::RULE,
    &server_without_threat_detection::RULE,
    &server_without_tls::RULE,
];

/// Server parameters of single and of flexible servers: each is a resource of its own.
const PARAMETERS: [&str; 2] =
    ["azurerm_postgresql_configuration", "azurerm_postgresql_flexible_server_configuration"];

/// A server parameter is not switched off, where the guard tells that it is meant.
const fn switched_on(is_meant: fn(&Block) -> Checked<bool>) -> Attribute {
    attribute("value").passes(is_on, "`\"on\"`").when(is_meant).fix("\"on\"")
}

fn is_on(value: &str) -> bool {
    !matches!(value.to_ascii_lowercase().as_str(), "off" | "false" | "no" | "0")
}

/// Whether a parameter, of which types of servers call it differently, is the one of these names.
fn is_parameter(configuration: &Block, names: &[&str]) -> Checked<bool> {
    is_one_of(configuration, "name", names)
}
