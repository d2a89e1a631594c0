//! Amazon Redshift: clusters.

mod cluster_on_default_port;
mod cluster_public;
mod cluster_reachable;
mod cluster_unencrypted;
mod cluster_without_audit_logs;
mod cluster_without_backups;
mod cluster_without_enhanced_routing;
mod cluster_without_subnet_group;
mod cluster_without_version_upgrades;
mod parameter_group_without_tls;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &cluster_on_default_port::RULE,
    &cluster_public::RULE,
    &cluster_reachable::RULE,
    &cluster_unencrypted::RULE,
    &cluster_without_audit_logs::RULE,
    &cluster_without_backups::RULE,
    &cluster_without_enhanced_routing::RULE,
    &cluster_without_subnet_group::RULE,
    &cluster_without_version_upgrades::RULE,
    &parameter_group_without_tls::RULE,
];

/// The registry module whose inputs the rules of this service know.
const MODULE: ModuleInputs = module("terraform-aws-modules/redshift/aws");

/// The port at which clusters listen unless told otherwise.
const PORT: u16 = 5439;
