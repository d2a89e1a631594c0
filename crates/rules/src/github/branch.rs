//! Branches and how they are protected.

mod unsigned_commits;
mod without_second_reviewer;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&unsigned_commits::RULE, &without_second_reviewer::RULE];

/// What protects a branch.
const PROTECTIONS: [&str; 2] = ["github_branch_protection", "github_branch_protection_v3"];
