//! AWS Backup: plans.

mod resource_without_plan;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&resource_without_plan::RULE];
