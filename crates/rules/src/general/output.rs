//! Outputs.

mod without_description;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&without_description::RULE];
