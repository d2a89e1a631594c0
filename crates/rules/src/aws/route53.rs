//! Amazon Route 53: records.

mod record_without_values;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&record_without_values::RULE];
