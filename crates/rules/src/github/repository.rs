//! Repositories.

mod public;
mod without_branch_protection;
mod without_vulnerability_alerts;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&public::RULE, &without_branch_protection::RULE, &without_vulnerability_alerts::RULE];
