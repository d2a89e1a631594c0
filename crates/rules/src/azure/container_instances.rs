//! Azure Container Instances.

mod group_public;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&group_public::RULE];
