//! Azure Storage: accounts, their network rules, and containers.

mod account_accepts_http;
mod account_blocks_trusted_services;
mod account_network_unrestricted;
mod account_outdated_tls;
mod account_public;
mod account_with_local_users;
mod account_with_shared_keys;
mod account_without_access_logs;
mod account_without_infrastructure_encryption;
mod account_without_replicas;
mod account_without_signature_expiry;
mod account_without_soft_delete;
mod container_public;
mod share_policy_full_access;
mod table_policy_full_access;

use crate::prelude::*;
use tollgate_core::value::Value;

pub(super) static RULES: &[&Rule] = &[
    &account_accepts_http::RULE,
    &account_blocks_trusted_services::RULE,
    &account_network_unrestricted::RULE,
    &account_outdated_tls::RULE,
    &account_public::RULE,
    &account_with_local_users::RULE,
    &account_with_shared_keys::RULE,
    &account_without_access_logs::RULE,
    &account_without_infrastructure_encryption::RULE,
    &account_without_replicas::RULE,
    &account_without_signature_expiry::RULE,
    &account_without_soft_delete::RULE,
    &container_public::RULE,
    &share_policy_full_access::RULE,
    &table_policy_full_access::RULE,
];

/// The registry module for accounts. Nothing but private endpoints reaches them by default.
const ACCOUNT_MODULE: ModuleInputs =
    module("Azure/avm-res-storage-storageaccount/azurerm").rights(&[right("shared_access_key_enabled")]);

/// Whether networks beyond the private endpoints reach an account at all, as they do unless this is turned off.
fn is_reachable(account: &Block) -> Checked<bool> {
    const PUBLIC: &str = "public_network_access_enabled";
    if account.is_call() { account.is_true(PUBLIC) } else { not(is_off(account, PUBLIC)) }
}

/// The `azurerm_storage_account_network_rules` of an account.
fn rules_of<'j, 'e>(account: &'j Block<'j>, cx: &'j Cx<'j, 'e>) -> Joined<'j, 'e> {
    let by_id = Wanted::reference_to(account, &["id"]).as_written();
    let by_name = Wanted::reference_to(account, &["name"]).read_by(name);
    cx.joined("azurerm_storage_account_network_rules", "storage_account_id", by_id, |rules| {
        let (attribute, names) = name_of_account(rules)?;
        rules.refers_to(attribute, account, names)
    })
    .or("storage_account_name", by_name)
}

/// Whether a test holds for the account that an `azurerm_storage_account_network_rules` is for.
fn any_for<'e>(rules: &Block, cx: &Cx<'_, 'e>, test: fn(&Block<'e>) -> Checked<bool>) -> Checked<bool> {
    let (attribute, names) = name_of_account(rules)?;
    cx.referred("azurerm_storage_account", names, rules, attribute).any(test)
}

/// The attribute by which network rules name their account, and what it is called there.
fn name_of_account(rules: &Block) -> Checked<(&'static str, &'static [&'static str])> {
    let by_id = rules.is_set("storage_account_id")?;
    Ok(if by_id { ("storage_account_id", &["id"]) } else { ("storage_account_name", &["name"]) })
}

/// The name of the account, where that and not its id counts.
fn name(rules: &Block, attribute: &str, _: &Cx) -> Vec<Value> {
    let by_id = rules.is_set("storage_account_id");
    if matches!(by_id, Ok(false)) { vec![rules.reference(attribute)] } else { Vec::new() }
}

/// Reports the stored access policies of a resource that permit everything. One that has expired permits nothing, and
/// is to be removed.
fn forbid_all_permissions(block: &Block, permits_all: fn(&str) -> bool, cx: &mut Cx) -> Checked {
    const PERMISSIONS: &str = "permissions";
    let policies = block.each("acl").into_iter().flat_map(|acl| acl.each("access_policy"));
    value::each(policies, |policy| {
        let permitted = policy.string(PERMISSIONS)?;
        if permitted.is_some_and(|it| permits_all(&it)) {
            let message =
                format!("{}, must be only the permissions that are needed", policy.actual(PERMISSIONS));
            let is_over = has_expired(&policy, cx);
            cx.wrong(&policy, PERMISSIONS, message).pedantic_if(is_over);
        }
        Ok(())
    })
}

/// Whether a policy is known to have ended. Times start with the day, as `YYYY-MM-DD`: days are in order as texts.
fn has_expired(policy: &Block, cx: &Cx) -> bool {
    let end = policy.string("expiry").ok().flatten();
    end.as_deref().and_then(|end| end.get(..10)).zip(cx.today()).is_some_and(|(end, today)| end < today)
}
