//! Application Load Balancer.

mod listener_accepts_http;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&listener_accepts_http::RULE];
