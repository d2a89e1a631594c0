//! DNS: zones and records.

mod record_with_verification;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&record_with_verification::RULE];
