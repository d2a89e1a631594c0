//! Amazon ElastiCache: clusters, and replication groups of Redis and Valkey.

mod cluster_in_default_subnets;
mod cluster_in_one_zone;
mod cluster_on_default_port;
mod cluster_with_memcached;
mod cluster_without_minor_upgrades;
mod redis_outdated;
mod redis_without_backups;
mod replication_group_unencrypted;
mod replication_group_without_authentication;
mod replication_group_without_failover;
mod replication_group_without_tls;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &cluster_in_default_subnets::RULE,
    &cluster_in_one_zone::RULE,
    &cluster_on_default_port::RULE,
    &cluster_with_memcached::RULE,
    &cluster_without_minor_upgrades::RULE,
    &redis_outdated::RULE,
    &redis_without_backups::RULE,
    &replication_group_unencrypted::RULE,
    &replication_group_without_authentication::RULE,
    &replication_group_without_failover::RULE,
    &replication_group_without_tls::RULE,
];

/// The registry module for clusters and replication groups. It has encrypted them by default since its first version.
const MODULE: ModuleInputs = module("terraform-aws-modules/elasticache/aws").rights(&[
    right("at_rest_encryption_enabled").since(1, 0),
    right("transit_encryption_enabled").since(1, 0),
]);

/// Whether a setting of encryption is judged: where it is set, and where nothing but the default of AWS decides.
fn is_judged(group: &Block, attribute: &str) -> Checked<bool> {
    both(group.is_set("global_replication_group_id"), not(group.is_set(attribute))).map(|joins| !joins)
}

/// Whether a cluster or a replication group runs Redis or its successor, Valkey. Groups do so unless told otherwise.
fn is_redis(cluster: &Block) -> Checked<bool> {
    let engine = cluster.string("engine")?;
    let default = cluster.kind() != "aws_elasticache_cluster";
    Ok(engine.map_or(default, |engine| matches!(engine.as_str(), "redis" | "valkey")))
}

/// Whether a cluster or a replication group has settings of its own: a member of another takes those of that one.
fn is_on_its_own(cluster: &Block) -> Checked<bool> {
    let member = match cluster.kind() {
        "aws_elasticache_cluster" => cluster.is_set("replication_group_id"),
        _ => cluster.is_set("global_replication_group_id"),
    };
    not(member)
}
