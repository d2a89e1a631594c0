//! What every object has: its name, labels and annotations.

mod default_namespace;
mod label_invalid;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&default_namespace::RULE, &label_invalid::RULE];
