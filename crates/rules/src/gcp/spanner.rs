//! Spanner: databases.

mod database_without_drop_protection;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&database_without_drop_protection::RULE];
