//! Computing: instances and their security groups.

mod instance_in_common_network;
mod instance_without_security_group;
mod security_group_rule_open;
mod security_group_rule_without_description;
mod security_group_without_description;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &instance_in_common_network::RULE,
    &instance_without_security_group::RULE,
    &security_group_rule_open::RULE,
    &security_group_rule_without_description::RULE,
    &security_group_without_description::RULE,
];
