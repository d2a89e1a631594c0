//! AWS Key Management Service.

mod key_disabled;
mod key_policy_open;
mod key_rotation_disabled;
mod key_without_deletion_window;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &key_disabled::RULE,
    &key_policy_open::RULE,
    &key_rotation_disabled::RULE,
    &key_without_deletion_window::RULE,
];

/// The registry module whose inputs the rules of this service know. Its `enable_key_rotation` is `true` unless it is
/// set.
const KEY_MODULE: ModuleInputs = ModuleInputs { source: "terraform-aws-modules/kms/aws", renamed: &[] };
