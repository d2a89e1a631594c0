//! Amazon ElastiCache: replication groups of Redis and Valkey.

mod replication_group_unencrypted;
mod replication_group_without_tls;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&replication_group_unencrypted::RULE, &replication_group_without_tls::RULE];

/// The registry module for clusters and replication groups. It has encrypted them by default since its first version.
const MODULE: ModuleInputs = module("terraform-aws-modules/elasticache/aws").rights(&[
    right("at_rest_encryption_enabled").since(1, 0),
    right("transit_encryption_enabled").since(1, 0),
]);

/// Whether a setting of encryption is judged: where it is set, and where nothing but the default of AWS decides.
fn is_judged(group: &Block, attribute: &str) -> Checked<bool> {
    both(group.is_set("global_replication_group_id"), not(group.is_set(attribute))).map(|joins| !joins)
}
