//! Amazon Elastic Kubernetes Service.

mod cluster_endpoint_public;
mod cluster_outdated_version;
mod cluster_public;
mod cluster_without_all_logs;
mod cluster_without_customer_key;
mod cluster_without_logs;
mod node_group_port_open_ssh;

use crate::prelude::*;
use tollgate_core::registry::RightDefault;

pub(super) static RULES: &[&Rule] = &[
    &cluster_endpoint_public::RULE,
    &cluster_outdated_version::RULE,
    &cluster_public::RULE,
    &cluster_without_all_logs::RULE,
    &cluster_without_customer_key::RULE,
    &cluster_without_logs::RULE,
    &node_group_port_open_ssh::RULE,
];

/// The registry module for clusters. Its inputs were named `cluster_…` until version 20.
const MODULE: ModuleInputs = module("terraform-aws-modules/eks/aws")
    .renamed(&[
        ("cluster_endpoint_public_access", "endpoint_public_access"),
        ("cluster_endpoint_public_access_cidrs", "endpoint_public_access_cidrs"),
    ])
    .rights(RIGHTS)
    .since(21, 0, &MODULE_21);

/// The same since version 21 (its `docs/UPGRADE-21.0.md`).
const MODULE_21: ModuleInputs = module("terraform-aws-modules/eks/aws")
    .renamed(&[
        ("endpoint_public_access", "endpoint_public_access"),
        ("endpoint_public_access_cidrs", "endpoint_public_access_cidrs"),
    ])
    .rights(RIGHTS);

const RIGHTS: &[RightDefault] = &[
    right("enabled_cluster_log_types").since(18, 0),
    right("encryption_config").since(19, 0),
    right("endpoint_public_access").since(19, 0),
];

/// The logs of the control plane: the attribute of the resource, and what the registry module has called it, until
/// version 20 and since 21.
const LOG_NAMES: [&str; 3] = ["enabled_cluster_log_types", "cluster_enabled_log_types", "enabled_log_types"];

/// All logs of the control plane.
const LOG_TYPES: [&str; 5] = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

/// A list of all logs of the control plane, as an expression.
fn all_log_types() -> String {
    format!("{LOG_TYPES:?}")
}
