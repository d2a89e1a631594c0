//! Elastic Compute Service: instances and their security groups.

mod security_group_rule_all_ports_open;
mod security_group_rule_sensitive_port_open;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&security_group_rule_all_ports_open::RULE, &security_group_rule_sensitive_port_open::RULE];
