//! NAS: file servers and their security groups.

mod instance_in_common_network;
mod security_group_open;
mod security_group_without_description;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &instance_in_common_network::RULE,
    &security_group_open::RULE,
    &security_group_without_description::RULE,
];
