//! Pub/Sub: topics and who may use them.

mod topic_public;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&topic_public::RULE];
