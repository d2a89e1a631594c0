//! Azure Container Registry.

mod admin_user_enabled;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&admin_user_enabled::RULE];
