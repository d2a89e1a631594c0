//! AWS Secrets Manager.

mod secret_without_kms_key;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&secret_without_kms_key::RULE];
