//! ActionTrail: what is done in the account, and by whom.

mod trail_bucket_public;
mod trail_without_all_events;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&trail_bucket_public::RULE, &trail_without_all_events::RULE];
