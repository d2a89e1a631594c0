//! Compute Engine: instances, networks and their firewalls.

mod firewall_port_open;
mod network_firewall_all_ports;
mod network_firewall_default;
mod network_firewall_port_range;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&network_firewall_all_ports::RULE, &network_firewall_default::RULE, &network_firewall_port_range::RULE];

pub(super) static TABLES: &[&[Rule]] = &[&firewall_port_open::RULES];
