//! Webhooks of organizations and repositories.

mod tls_unverified;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&tls_unverified::RULE];
