//! Azure Database for PostgreSQL: single and flexible servers.

mod firewall_rule_open;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&firewall_rule_open::RULE];
