//! Azure SQL: servers, databases and what they audit.

mod alerts_not_emailed_to_administrators;
mod audit_retention_too_short;
mod firewall_rule_open;
mod firewall_rule_wide;
mod server_public;
mod server_without_audit_logs;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &alerts_not_emailed_to_administrators::RULE,
    &audit_retention_too_short::RULE,
    &firewall_rule_open::RULE,
    &firewall_rule_wide::RULE,
    &server_public::RULE,
    &server_without_audit_logs::RULE,
];
