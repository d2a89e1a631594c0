//! Amazon Relational Database Service: instances, and clusters of Aurora.

mod cluster_without_backup;
mod instance_on_default_port;
mod instance_outdated_ca;
mod instance_publicly_accessible;
mod instance_unencrypted;
mod instance_without_backup;
mod instance_without_iam_authentication;
mod instance_without_logs;
mod instance_without_minor_upgrades;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &cluster_without_backup::RULE,
    &instance_on_default_port::RULE,
    &instance_outdated_ca::RULE,
    &instance_publicly_accessible::RULE,
    &instance_unencrypted::RULE,
    &instance_without_backup::RULE,
    &instance_without_iam_authentication::RULE,
    &instance_without_logs::RULE,
    &instance_without_minor_upgrades::RULE,
];

/// The registry module for instances.
const INSTANCE_MODULE: ModuleInputs = ModuleInputs { source: "terraform-aws-modules/rds/aws", renamed: &[] };

/// The registry module for clusters of Aurora.
const AURORA_MODULE: ModuleInputs =
    ModuleInputs { source: "terraform-aws-modules/rds-aurora/aws", renamed: &[] };

/// Whether an instance is a read replica of another one.
fn is_replica(instance: &Block) -> Checked<bool> {
    instance.is_set("replicate_source_db")
}
