//! Amazon Route 53: records.

mod record_without_values;
mod zone_without_query_logs;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&record_without_values::RULE, &zone_without_query_logs::RULE];
