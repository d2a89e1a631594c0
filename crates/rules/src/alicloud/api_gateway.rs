//! API Gateway.

mod api_accepts_http;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&api_accepts_http::RULE];
