//! Cloud SQL: `google_sql_*`.

mod flags;
mod instance_allows_show_database;
mod instance_open;
mod instance_outdated;
mod instance_public;
mod instance_with;
mod instance_without;
mod instance_without_backups;
mod instance_without_error_logs;
mod instance_without_point_in_time_recovery;
mod instance_without_tls;
mod user_without_password;

use crate::network::is_internet;
use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &instance_allows_show_database::RULE,
    &instance_open::RULE,
    &instance_public::RULE,
    &instance_with::CONTAINED_DATABASES,
    &instance_with::CROSS_DATABASE_OWNERSHIP_CHAINING,
    &instance_with::LOCAL_INFILE,
    &instance_with::logs::SLOW_STATEMENT_LOGS,
    &instance_with::logs::STATISTICS_LOGS,
    &instance_without::files::CHECKPOINT_LOGS,
    &instance_without::files::TEMPORARY_FILE_LOGS,
    &instance_without::sessions::CONNECTION_LOGS,
    &instance_without::sessions::DISCONNECTION_LOGS,
    &instance_without::sessions::HOSTNAME_LOGS,
    &instance_without::sessions::LOCK_WAIT_LOGS,
    &instance_without::statements::AUDIT_LOGS,
    &instance_without::statements::DURATION_LOGS,
    &instance_without::statements::STATEMENT_LOGS,
    &instance_without_backups::RULE,
    &instance_without_error_logs::RULE,
    &instance_without_point_in_time_recovery::RULE,
    &instance_without_tls::RULE,
    &instance_outdated::RULE,
    &user_without_password::RULE,
];

/// The registry modules of instances.
pub(in crate::gcp) const MODULES: &[ModuleInputs] = &[
    module("GoogleCloudPlatform/sql-db/google//modules/mysql"),
    module("GoogleCloudPlatform/sql-db/google//modules/postgresql"),
    module("terraform-google-modules/sql-db/google//modules/mysql"),
    module("terraform-google-modules/sql-db/google//modules/postgresql"),
];

/// Whether an instance replicates another one, whose settings it may take over.
fn is_replica(instance: &Block) -> Checked<bool> {
    replicates(instance, "master_instance_name")
}

/// The settings of an instance. The inputs of a module's call are settings.
fn settings<'e>(instance: &Block<'e>) -> Vec<Block<'e>> {
    if instance.is_call() { vec![instance.clone()] } else { instance.each("settings") }
}

/// The settings of an instance's addresses.
fn address_settings<'e>(instance: &Block<'e>) -> Vec<Block<'e>> {
    settings(instance).iter().flat_map(|settings| settings.each("ip_configuration")).collect()
}

/// Reports an authorized network that is the internet.
fn forbid_internet(network: &Block, cx: &mut Cx) -> Checked {
    let Some(range) = network.string("value")? else { return Ok(()) };
    if is_internet(&range) {
        let state = network.actual("value");
        cx.wrong(network, "value", format!("{state}, so anyone can reach the instance"));
    }
    Ok(())
}
