//! Elastic Compute Service: instances, their disks and security groups.

mod disk_unencrypted;
mod disk_without_customer_key;
mod launch_template_unencrypted;
mod security_group_rule_all_ports_open;
mod security_group_rule_sensitive_port_open;
mod security_group_rule_unknown_port_open;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &disk_unencrypted::RULE,
    &disk_without_customer_key::RULE,
    &launch_template_unencrypted::RULE,
    &security_group_rule_all_ports_open::RULE,
    &security_group_rule_sensitive_port_open::RULE,
    &security_group_rule_unknown_port_open::RULE,
];
