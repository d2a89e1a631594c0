//! Cloud Virtual Machine: instances.

mod instance_unmonitored;
mod instance_with_public_ip;
mod instance_with_secret_keys;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&instance_unmonitored::RULE, &instance_with_public_ip::RULE, &instance_with_secret_keys::RULE];
