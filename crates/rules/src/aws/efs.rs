//! Amazon Elastic File System.

mod file_system_policy_public;
mod file_system_unencrypted;
mod file_system_without_customer_key;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &file_system_policy_public::RULE,
    &file_system_unencrypted::RULE,
    &file_system_without_customer_key::RULE,
];
