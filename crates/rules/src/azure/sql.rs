//! Azure SQL: servers, databases and what they audit.

mod alerts_not_emailed_to_administrators;
mod alerts_switched_off;
mod alerts_without_addresses;
mod audit_logs_not_in_monitor;
mod audit_retention_too_short;
mod database_unencrypted;
mod database_without_ledger;
mod database_without_threat_detection;
mod entra_administrator_predictable;
mod firewall_rule_admits_azure;
mod firewall_rule_open;
mod firewall_rule_wide;
mod server_predictable_administrator;
mod server_public;
mod server_without_audit_logs;
mod server_without_entra_administrator;
mod server_without_vulnerability_assessment;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &alerts_not_emailed_to_administrators::RULE,
    &alerts_switched_off::RULE,
    &alerts_without_addresses::RULE,
    &audit_logs_not_in_monitor::RULE,
    &audit_retention_too_short::RULE,
    &database_unencrypted::RULE,
    &database_without_ledger::RULE,
    &database_without_threat_detection::RULE,
    &entra_administrator_predictable::RULE,
    &firewall_rule_admits_azure::RULE,
    &firewall_rule_open::RULE,
    &firewall_rule_wide::RULE,
    &server_predictable_administrator::RULE,
    &server_public::RULE,
    &server_without_audit_logs::RULE,
    &server_without_entra_administrator::RULE,
    &server_without_vulnerability_assessment::RULE,
];

/// The registry module for servers, which no public network reaches by default.
const SERVER_MODULE: ModuleInputs =
    module("Azure/avm-res-sql-server/azurerm").rights(&[right("public_network_access_enabled")]);

/// What the name of an administrator must be, as the end of "must be …".
const WISH: &str = "a name that is hard to guess";

/// Names that are tried first: those of examples, and those of other systems.
const COMMON: [&str; 17] = [
    "", "adm", "admin", "administrator", "adminuser", "azureadmin", "azureuser", "dba", "dbadmin",
    "mssqladmin", "root", "sa", "sqladmin", "sqladministrator", "sqladminuser", "sysadmin", "user",
];

fn is_hard_to_guess(name: &str) -> bool {
    !COMMON.contains(&name.to_ascii_lowercase().as_str())
}

/// Whether all servers of the subscription are watched: a plan of Defender for Cloud.
fn is_plan(pricing: &Block) -> Checked<bool> {
    let is_for_sql = is_one_of(pricing, "resource_type", &["SqlServers"]);
    both(is_for_sql, is_one_of(pricing, "tier", &["Standard"]))
}
