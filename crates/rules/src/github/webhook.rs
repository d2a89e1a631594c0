//! Webhooks of organizations and repositories.

mod without_tls_verification;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&without_tls_verification::RULE];
