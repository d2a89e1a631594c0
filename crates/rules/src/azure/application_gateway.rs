//! Azure Application Gateway.

mod gateway_without_waf;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&gateway_without_waf::RULE];
