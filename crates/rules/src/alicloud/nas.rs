//! Apsara File Storage NAS.

mod file_system_unencrypted;
mod file_system_without_customer_key;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&file_system_unencrypted::RULE, &file_system_without_customer_key::RULE];
