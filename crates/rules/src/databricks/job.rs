//! Jobs and their tasks.

mod with_spark_submit;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&with_spark_submit::RULE];
