//! Azure Storage: accounts, their network rules, and containers.

mod account_allows_http;
mod account_blocks_trusted_services;
mod account_network_unrestricted;
mod account_outdated_tls;
mod account_public;
mod container_public;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &account_allows_http::RULE,
    &account_blocks_trusted_services::RULE,
    &account_network_unrestricted::RULE,
    &account_outdated_tls::RULE,
    &account_public::RULE,
    &container_public::RULE,
];

/// Whether networks beyond the private endpoints reach an account at all, as they do unless this is turned off.
fn is_reachable(account: &Block) -> Checked<bool> {
    Ok(account.bool("public_network_access_enabled")?.is_none_or(|it| *it))
}

/// Whether an `azurerm_storage_account_network_rules` is for this account.
fn is_for(rules: &Block, account: &Block) -> Checked<bool> {
    if rules.is_set("storage_account_id")? {
        rules.refers_to("storage_account_id", account, &["id"])
    } else {
        rules.refers_to("storage_account_name", account, &["name"])
    }
}
