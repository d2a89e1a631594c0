//! Cloud Key Management Service.

mod rotation_too_slow;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&rotation_too_slow::RULE];
