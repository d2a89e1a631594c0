//! Amazon S3 Glacier: vaults.

mod vault_policy_public;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&vault_policy_public::RULE];
