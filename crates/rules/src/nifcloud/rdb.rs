//! RDB: databases and their security groups.

mod instance_backups_too_short;
mod instance_in_common_network;
mod instance_public;
mod security_group_open;
mod security_group_without_description;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &instance_backups_too_short::RULE,
    &instance_in_common_network::RULE,
    &instance_public::RULE,
    &security_group_open::RULE,
    &security_group_without_description::RULE,
];
