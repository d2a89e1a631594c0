//! Amazon Route 53: records.

mod record_without_values;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&record_without_values::RULE];
//! Amazon Route 53: zones.

mod zone_without_query_logs;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&zone_without_query_logs::RULE];
