//! Access tokens.

mod without_expiry;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&without_expiry::RULE];
