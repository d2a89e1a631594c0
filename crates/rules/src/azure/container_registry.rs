//! Azure Container Registry.

mod with_admin_user;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&with_admin_user::RULE];
