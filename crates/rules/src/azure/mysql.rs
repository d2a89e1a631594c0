//! Azure Database for MySQL: single and flexible servers.

mod server_public;
mod server_without_tls;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&server_public::RULE, &server_without_tls::RULE];
