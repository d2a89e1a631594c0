//! Azure Database for MySQL: single and flexible servers.

mod firewall_rule_open;
mod server_outdated;
mod server_outdated_tls;
mod server_public;
mod server_without_geo_backups;
mod server_without_tls;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &firewall_rule_open::RULE,
    &server_outdated::RULE,
    &server_outdated_tls::RULE,
    &server_public::RULE,
    &server_without_geo_backups::RULE,
    &server_without_tls::RULE,
];
