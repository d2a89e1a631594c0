//! Projects as such.

mod with_default_network;
mod without_audit_logs;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&with_default_network::RULE, &without_audit_logs::RULE];
