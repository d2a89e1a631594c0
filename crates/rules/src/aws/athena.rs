//! Amazon Athena.

mod workgroup_unencrypted;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&workgroup_unencrypted::RULE];
