//! Azure Monitor: what happens to the activity log.

mod log_profile_retention_too_short;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&log_profile_retention_too_short::RULE];
