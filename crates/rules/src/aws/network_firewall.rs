//! AWS Network Firewall.

mod firewall_without_deletion_protection;
mod firewall_without_logs;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&firewall_without_deletion_protection::RULE, &firewall_without_logs::RULE];
