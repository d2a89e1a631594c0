//! Service accounts: what pods are to the Kubernetes API.

mod default_in_use;
mod shared;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&default_in_use::RULE, &shared::RULE];
