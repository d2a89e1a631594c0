//! Network policies: which pods may speak with which.

mod without_pods;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&without_pods::RULE];
