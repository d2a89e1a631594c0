//! Cloud Key Management Service.

mod key_rotation_too_slow;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&key_rotation_too_slow::RULE];
