//! Access tokens.

mod on_behalf_without_expiration;
mod without_expiration;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&on_behalf_without_expiration::RULE, &without_expiration::RULE];
