//! Who may use and own what is in a workspace.

mod personal_owner;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&personal_owner::RULE];
