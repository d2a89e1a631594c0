//! Secrets of GitHub Actions.

mod with_plain_value;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&with_plain_value::RULE];
