//! Key Management Service.

mod key_disabled;
mod key_without_rotation;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&key_disabled::RULE, &key_without_rotation::RULE];
