//! Elastic Compute Service: instances, their disks and security groups.

mod disk_unencrypted;
mod disk_without_customer_key;
mod launch_template_unencrypted;
mod security_group_rule_all_ports_open;
mod security_group_rule_port_open_rdp;
mod security_group_rule_port_open_ssh;
mod security_group_rule_sensitive_port_open;
mod security_group_rule_unknown_port_open;

use super::shared::security_group_rules::opening;
use crate::network::{Protocol, port_with_service};
use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &disk_unencrypted::RULE,
    &disk_without_customer_key::RULE,
    &launch_template_unencrypted::RULE,
    &security_group_rule_all_ports_open::RULE,
    &security_group_rule_port_open_rdp::RULE,
    &security_group_rule_port_open_ssh::RULE,
    &security_group_rule_sensitive_port_open::RULE,
    &security_group_rule_unknown_port_open::RULE,
];

/// Reports a rule that opens a port to the internet.
fn forbid_port(rule: &Block, port: u16, cx: &mut Cx) -> Checked {
    let opens = opening(rule, |ports| ports.contain_of(Protocol::Tcp, port), cx)?;
    if let Some((source, _)) = opens {
        let reach = format!("reach {}", port_with_service(port));
        source.flag(rule.place("port_range"), &reach, cx);
    }
    Ok(())
}
