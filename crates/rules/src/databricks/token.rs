//! Access tokens.

mod without_expiration;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&without_expiration::RULE];
