//! Azure Automation.

mod variable_unencrypted;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&variable_unencrypted::RULE];
