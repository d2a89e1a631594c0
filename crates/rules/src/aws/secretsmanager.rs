//! AWS Secrets Manager.

mod secret_policy_public;
mod secret_rotated_rarely;
mod secret_without_customer_key;
mod secret_without_rotation;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &secret_policy_public::RULE,
    &secret_rotated_rarely::RULE,
    &secret_without_customer_key::RULE,
    &secret_without_rotation::RULE,
];
