//! Azure Key Vault: vaults, keys and secrets.

mod key_without_expiration;
mod secret_without_content_type;
mod secret_without_expiration;
mod vault_without_audit_log;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &key_without_expiration::RULE,
    &secret_without_content_type::RULE,
    &secret_without_expiration::RULE,
    &vault_without_audit_log::RULE,
];
