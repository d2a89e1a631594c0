//! AWS Organizations.

mod organization_without_service_control_policies;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&organization_without_service_control_policies::RULE];
