//! Amazon Relational Database Service: instances, and clusters of Aurora.

mod aurora_cluster_without_backtrack;
mod aurora_cluster_without_kms_key;
mod cluster_snapshot_unencrypted;
mod cluster_unencrypted;
mod cluster_without_audit_logs;
mod cluster_without_backups;
mod database_in_public_subnet;
mod database_snapshots_without_tags;
mod database_without_deletion_protection;
mod db_security_group_open;
mod db_security_group_with_large_range;
mod instance_in_one_zone;
mod instance_on_default_port;
mod instance_outdated_ca;
mod instance_public;
mod instance_reachable;
mod instance_reachable_through_host;
mod instance_unencrypted;
mod instance_without_backups;
mod instance_without_enhanced_monitoring;
mod instance_without_iam_authentication;
mod instance_without_logs;
mod instance_without_minor_upgrades;
mod instance_without_performance_insights;
mod parameter_group_without_tls;
mod postgres_reads_files;
mod postgres_without_query_logs;
mod snapshot_public;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &aurora_cluster_without_backtrack::RULE,
    &aurora_cluster_without_kms_key::RULE,
    &cluster_snapshot_unencrypted::RULE,
    &cluster_unencrypted::RULE,
    &cluster_without_audit_logs::RULE,
    &cluster_without_backups::RULE,
    &database_in_public_subnet::RULE,
    &database_snapshots_without_tags::RULE,
    &database_without_deletion_protection::RULE,
    &db_security_group_open::RULE,
    &db_security_group_with_large_range::RULE,
    &instance_in_one_zone::RULE,
    &instance_on_default_port::RULE,
    &instance_outdated_ca::RULE,
    &instance_public::RULE,
    &instance_reachable::RULE,
    &instance_reachable_through_host::RULE,
    &instance_unencrypted::RULE,
    &instance_without_backups::RULE,
    &instance_without_enhanced_monitoring::RULE,
    &instance_without_iam_authentication::RULE,
    &instance_without_logs::RULE,
    &instance_without_minor_upgrades::RULE,
    &instance_without_performance_insights::RULE,
    &parameter_group_without_tls::RULE,
    &postgres_reads_files::RULE,
    &postgres_without_query_logs::RULE,
    &snapshot_public::RULE,
];

/// The registry module for instances.
const INSTANCE_MODULE: ModuleInputs =
    module("terraform-aws-modules/rds/aws").made_if(&["create_db_instance"]).rights(&[
        right("storage_encrypted").since(4, 0),
        right("backup_retention_period").until(2, 29),
        right("copy_tags_to_snapshot").since(7, 0),
    ]);

/// The registry module for clusters of Aurora.
const AURORA_MODULE: ModuleInputs =
    module("terraform-aws-modules/rds-aurora/aws").made_if(&["create_cluster"]).rights(&[
        right("storage_encrypted").since(1, 0),
        right("backup_retention_period").since(1, 0).until(9, 0),
        right("copy_tags_to_snapshot").since(10, 0),
    ]);

/// How the names of engines start, and the port they listen on unless told otherwise (RDS API, `CreateDBInstance` and
/// `CreateDBCluster`).
const PORTS: [(&str, u16); 8] = [
    ("aurora-postgresql", 5432),
    ("aurora", 3306),
    ("db2", 50000),
    ("mariadb", 3306),
    ("mysql", 3306),
    ("oracle", 1521),
    ("postgres", 5432),
    ("sqlserver", 1433),
];

/// The port on which an engine listens unless told otherwise.
fn default_port(engine: &str) -> Option<u16> {
    let name = engine.strip_prefix("custom-").unwrap_or(engine);
    PORTS.iter().find(|(prefix, _)| name.starts_with(prefix)).map(|(_, port)| *port)
}

/// The cluster that an instance belongs to.
///
/// # Errors
/// The cluster is not in the configuration.
fn cluster_of<'e>(instance: &Block, cx: &Cx<'_, 'e>) -> Checked<Option<Block<'e>>> {
    const CLUSTER: &str = "cluster_identifier";
    match cx.referred("aws_rds_cluster", &["id", CLUSTER], instance, CLUSTER).first() {
        None if instance.is_set(CLUSTER)? => named_elsewhere(instance, CLUSTER, "cluster").map(|()| None),
        cluster => Ok(cluster),
    }
}

/// The port on which an instance or cluster listens.
fn port(database: &Block) -> Checked<Option<u16>> {
    match database.number("port")? {
        Some(port) => Ok(port.as_int().and_then(|port| u16::try_from(port).ok())),
        None => Ok(database.string("engine")?.and_then(|engine| default_port(&engine))),
    }
}

/// The attribute with the security groups of instances and clusters.
const GROUPS: &str = "vpc_security_group_ids";

/// Whether an instance is a read replica of another one.
fn is_replica(instance: &Block) -> Checked<bool> {
    replicates(instance, "replicate_source_db")
}

/// Whether a cluster runs Aurora, which was the default before version 5 of the provider.
fn is_aurora(cluster: &Block) -> Checked<bool> {
    Ok(cluster.string("engine")?.is_none_or(|engine| engine.starts_with("aurora")))
}

/// Whether a cluster is encrypted only where `storage_encrypted` says so.
fn has_to_ask_for_encryption(cluster: &Block) -> Checked<bool> {
    let serverless = is_one_of(cluster, "engine_mode", &["serverless"]);
    let by_default = both(serverless, not(cluster.is_set("storage_encrypted")));
    // What is restored is encrypted by its key, or as its snapshot is; `storage_encrypted` is ignored there.
    let restored = either(cluster.is_set("snapshot_identifier"), cluster.is_set("restore_to_point_in_time"));
    let by_key = both(restored, cluster.is_set("kms_key_id"));
    if either(by_default, by_key)? {
        return Ok(false);
    }
    is_as_its_source(cluster).map(|()| true)
}

/// What an instance or cluster is restored from has the settings that are asked for.
///
/// # Errors
/// It is restored: the settings of a snapshot, or of another database, are not in the configuration.
fn is_as_its_source(database: &Block) -> Checked {
    if database.is_set("snapshot_identifier")? {
        named_elsewhere(database, "snapshot_identifier", "snapshot")?;
    }
    value::each(database.each("restore_to_point_in_time"), |source| {
        let names = [
            "source_db_instance_identifier", "source_dbi_resource_id",
            "source_db_instance_automated_backups_arn", "source_cluster_identifier",
            "source_cluster_resource_id",
        ];
        value::each(names, |name| match source.is_set(name)? {
            true => named_elsewhere(&source, name, "database"),
            false => Ok(()),
        })
    })
}
