//! Amazon Athena.

mod database_without_result_encryption;
mod workgroup_without_enforcement;
mod workgroup_without_result_encryption;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &database_without_result_encryption::RULE,
    &workgroup_without_enforcement::RULE,
    &workgroup_without_result_encryption::RULE,
];
