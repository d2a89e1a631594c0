//! Amazon Elastic File System.

mod file_system_unencrypted;
mod file_system_without_kms_key;
mod policy_open;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&file_system_unencrypted::RULE, &file_system_without_kms_key::RULE, &policy_open::RULE];
