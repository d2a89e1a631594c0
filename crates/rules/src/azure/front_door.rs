//! Azure Front Door, classic and current.

mod endpoint_without_waf;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&endpoint_without_waf::RULE];
