//! AWS Database Migration Service: replication instances.

mod endpoint_without_tls;
mod replication_instance_public;
mod replication_instance_without_minor_upgrades;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &endpoint_without_tls::RULE,
    &replication_instance_public::RULE,
    &replication_instance_without_minor_upgrades::RULE,
];
