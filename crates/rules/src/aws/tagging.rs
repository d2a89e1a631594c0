//! Tags, on resources of every service.

mod resource_untagged;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&resource_untagged::RULE];
