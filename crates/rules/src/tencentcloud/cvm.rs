//! Cloud Virtual Machine: instances.

mod instance_public;
mod instance_with_secret_keys;
mod instance_without_monitoring;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&instance_public::RULE, &instance_with_secret_keys::RULE, &instance_without_monitoring::RULE];
