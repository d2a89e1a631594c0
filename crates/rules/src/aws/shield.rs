//! AWS Shield Advanced.

mod resource_without_protection;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&resource_without_protection::RULE];
