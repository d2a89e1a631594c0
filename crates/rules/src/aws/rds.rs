//! Amazon Relational Database Service: instances, and clusters of Aurora.

mod aurora_cluster_unencrypted;
mod cluster_unencrypted;
mod cluster_without_backups;
mod instance_on_default_port;
mod instance_outdated_ca;
mod instance_public;
mod instance_unencrypted;
mod instance_without_backups;
mod instance_without_iam_authentication;
mod instance_without_logs;
mod instance_without_minor_upgrades;
mod snapshot_public;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &aurora_cluster_unencrypted::RULE,
    &cluster_unencrypted::RULE,
    &cluster_without_backups::RULE,
    &instance_on_default_port::RULE,
    &instance_outdated_ca::RULE,
    &instance_public::RULE,
    &instance_unencrypted::RULE,
    &instance_without_backups::RULE,
    &instance_without_iam_authentication::RULE,
    &instance_without_logs::RULE,
    &instance_without_minor_upgrades::RULE,
    &snapshot_public::RULE,
];

/// The registry module for instances.
const INSTANCE_MODULE: ModuleInputs =
    module("terraform-aws-modules/rds/aws").rights(&[right("storage_encrypted").since(4, 0)]);

/// The registry module for clusters of Aurora.
const AURORA_MODULE: ModuleInputs =
    module("terraform-aws-modules/rds-aurora/aws").rights(&[right("storage_encrypted").since(1, 0)]);

/// Whether an instance is a read replica of another one.
fn is_replica(instance: &Block) -> Checked<bool> {
    instance.is_set("replicate_source_db")
}

/// Whether a cluster runs Aurora, which was the default before version 5 of the provider.
fn is_aurora(cluster: &Block) -> Checked<bool> {
    Ok(cluster.string("engine")?.is_none_or(|engine| engine.starts_with("aurora")))
}

/// Whether a cluster is encrypted only where `storage_encrypted` says so.
fn has_to_ask_for_encryption(cluster: &Block) -> Checked<bool> {
    let serverless = is_one_of(cluster, "engine_mode", &["serverless"]);
    let by_default = both(serverless, not(cluster.is_set("storage_encrypted")));
    // What is restored is encrypted by its key; `storage_encrypted` is ignored there.
    let restored = either(cluster.is_set("snapshot_identifier"), cluster.is_set("restore_to_point_in_time"));
    let by_key = both(restored, cluster.is_set("kms_key_id"));
    either(by_default, by_key).map(|encrypted| !encrypted)
}
