//! Azure Key Vault: vaults, keys and secrets.

mod key_without_expiration;
mod key_without_hsm;
mod network_unrestricted;
mod secret_without_content_type;
mod secret_without_expiration;
mod without_audit_logs;
mod without_purge_protection;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &key_without_expiration::RULE,
    &key_without_hsm::RULE,
    &network_unrestricted::RULE,
    &secret_without_content_type::RULE,
    &secret_without_expiration::RULE,
    &without_audit_logs::RULE,
    &without_purge_protection::RULE,
];
