//! Horizontal pod autoscalers.

mod metric_incomplete;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&metric_incomplete::RULE];
