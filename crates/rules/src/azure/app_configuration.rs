//! Azure App Configuration.

mod store_without_purge_protection;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&store_without_purge_protection::RULE];
