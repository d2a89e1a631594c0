//! Configurations of providers.

mod with_credentials;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&with_credentials::RULE];
