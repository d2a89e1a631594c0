//! Apsara File Storage NAS.

mod file_system_unencrypted;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&file_system_unencrypted::RULE];
