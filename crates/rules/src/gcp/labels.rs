//! Labels, on resources of every service.

mod resource_without_team_label;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&resource_without_team_label::RULE];
