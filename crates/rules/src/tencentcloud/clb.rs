//! Cloud Load Balancer.

mod instance_without_access_logs;
mod listener_accepts_http;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&instance_without_access_logs::RULE, &listener_accepts_http::RULE];
