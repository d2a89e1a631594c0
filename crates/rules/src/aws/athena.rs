//! Amazon Athena.

mod database_unencrypted;
mod workgroup_unencrypted;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&database_unencrypted::RULE, &workgroup_unencrypted::RULE];
