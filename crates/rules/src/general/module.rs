//! Calls of modules.

mod git_source_without_revision;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&git_source_without_revision::RULE];
