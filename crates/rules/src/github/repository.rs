//! Repositories.

mod public;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&public::RULE];
