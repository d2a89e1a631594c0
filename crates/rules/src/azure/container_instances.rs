//! Azure Container Instances.

mod group_public;
mod group_with_secret;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&group_public::RULE, &group_with_secret::RULE];
