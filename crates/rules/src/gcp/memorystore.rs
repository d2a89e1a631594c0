//! Memorystore: Redis and Valkey.

mod without_authentication;
mod without_tls;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&without_authentication::RULE, &without_tls::RULE];
