//! Cloud SQL: `google_sql_*`.

mod instance_allows_show_database;
mod instance_open;
mod instance_public;
mod instance_with_contained_databases;
mod instance_with_cross_database_ownership_chaining;
mod instance_with_local_infile;
mod instance_without_backups;
mod instance_without_tls;

use crate::network::is_internet;
use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &instance_allows_show_database::RULE,
    &instance_open::RULE,
    &instance_public::RULE,
    &instance_with_cross_database_ownership_chaining::RULE,
    &instance_without_backups::RULE,
    &instance_without_tls::RULE,
    &instance_with_local_infile::RULE,
    &instance_with_contained_databases::RULE,
];

/// Whether an instance replicates another one, whose settings it may take over.
fn is_replica(instance: &Block) -> Checked<bool> {
    instance.is_set("master_instance_name")
}

/// The settings of an instance's addresses.
fn address_settings<'e>(instance: &Block<'e>) -> Vec<Block<'e>> {
    instance.each("settings").iter().flat_map(|settings| settings.each("ip_configuration")).collect()
}

/// Reports an authorized network that is the internet.
fn forbid_internet(network: &Block, cx: &mut Cx) -> Checked {
    let Some(range) = network.string("value")? else { return Ok(()) };
    if is_internet(&range) {
        let state = actual(network, "value");
        cx.wrong(network, "value", format!("{state}, so anyone can reach the instance"));
    }
    Ok(())
}
