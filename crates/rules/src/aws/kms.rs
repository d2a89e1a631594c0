//! AWS Key Management Service.

mod key_disabled;
mod key_policy_public;
mod key_policy_without_source;
mod key_with_short_deletion_window;
mod key_without_deletion_window;
mod key_without_policy;
mod key_without_rotation;
pub(super) mod without_customer_key;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &key_disabled::RULE,
    &key_policy_public::RULE,
    &key_policy_without_source::RULE,
    &key_with_short_deletion_window::RULE,
    &key_without_deletion_window::RULE,
    &key_without_policy::RULE,
    &key_without_rotation::RULE,
];

/// The registry module whose inputs the rules of this service know. Its `enable_key_rotation` is `true` unless it is
/// set.
const KEY_MODULE: ModuleInputs = module("terraform-aws-modules/kms/aws");
