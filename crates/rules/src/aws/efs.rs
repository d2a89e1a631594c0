//! Amazon Elastic File System.

mod access_point_without_root_directory;
mod access_point_without_user;
mod file_system_policy_public;
mod file_system_unencrypted;
mod file_system_without_customer_key;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &access_point_without_root_directory::RULE,
    &access_point_without_user::RULE,
    &file_system_policy_public::RULE,
    &file_system_unencrypted::RULE,
    &file_system_without_customer_key::RULE,
];
