//! Settings of a whole workspace.

mod access_list_open;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&access_list_open::RULE];
