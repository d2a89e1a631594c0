//! Cloud Build: pools of workers.

mod worker_pool_with_public_addresses;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&worker_pool_with_public_addresses::RULE];
