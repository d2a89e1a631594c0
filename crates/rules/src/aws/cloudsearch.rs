//! Amazon CloudSearch: domains.

mod domain_accepts_http;
mod domain_outdated_tls;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&domain_accepts_http::RULE, &domain_outdated_tls::RULE];
