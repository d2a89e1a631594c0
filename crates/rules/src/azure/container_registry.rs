//! Azure Container Registry.

mod registry_without_lock;
mod with_admin_user;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&registry_without_lock::RULE, &with_admin_user::RULE];
