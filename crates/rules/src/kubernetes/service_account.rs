//! Service accounts: what pods are to the Kubernetes API.

mod default_in_use;
mod shared;
mod with_lasting_token;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&default_in_use::RULE, &shared::RULE, &with_lasting_token::RULE];
