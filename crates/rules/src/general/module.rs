//! Calls of modules.

mod git_source_without_revision;
mod without_version;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&git_source_without_revision::RULE, &without_version::RULE];
