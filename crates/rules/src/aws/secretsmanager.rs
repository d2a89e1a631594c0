//! AWS Secrets Manager.

mod secret_policy_open;
mod secret_without_kms_key;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&secret_policy_open::RULE, &secret_without_kms_key::RULE];
