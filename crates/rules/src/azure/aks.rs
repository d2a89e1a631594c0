//! Azure Kubernetes Service: clusters and their node pools.

mod cluster_not_private;
mod cluster_without_disk_encryption_set;
mod cluster_without_network_policy;
mod cluster_without_policy_addon;
mod cluster_without_rbac;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &cluster_not_private::RULE,
    &cluster_without_disk_encryption_set::RULE,
    &cluster_without_network_policy::RULE,
    &cluster_without_policy_addon::RULE,
    &cluster_without_rbac::RULE,
];
