//! Calls of modules.

mod git_source_without_revision;
mod source_without_commit;
mod without_version;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&git_source_without_revision::RULE, &source_without_commit::RULE, &without_version::RULE];
