//! Cloud Key Management Service.

mod admin_uses_keys;
mod key_destroyable;
mod key_public;
mod key_ring_public;
mod key_rotation_too_slow;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &key_rotation_too_slow::RULE,
    &key_ring_public::RULE,
    &key_public::RULE,
    &admin_uses_keys::RULE,
    &key_destroyable::RULE,
];
