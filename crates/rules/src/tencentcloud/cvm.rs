//! Cloud Virtual Machine: instances.

mod instance_in_default_vpc;
mod instance_public;
mod instance_with_secret_keys;
mod instance_without_monitoring;
mod instance_without_security_group;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &instance_in_default_vpc::RULE,
    &instance_public::RULE,
    &instance_with_secret_keys::RULE,
    &instance_without_monitoring::RULE,
    &instance_without_security_group::RULE,
];
