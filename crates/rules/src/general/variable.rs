//! Input variables.

mod without_description;
mod without_type;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&without_description::RULE, &without_type::RULE];
