//! Application Load Balancer.

mod acl_open;
mod listener_accepts_http;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&acl_open::RULE, &listener_accepts_http::RULE];
