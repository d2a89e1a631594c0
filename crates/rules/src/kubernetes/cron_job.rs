//! Cron jobs.

mod without_deadline;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&without_deadline::RULE];
