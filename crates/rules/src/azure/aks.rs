//! Azure Kubernetes Service: clusters and their node pools.

mod cluster_public;
mod cluster_with_availability_set;
mod cluster_with_dashboard;
mod cluster_with_http_routing;
mod cluster_with_kubenet;
mod cluster_with_local_accounts;
mod cluster_without_customer_key;
mod cluster_without_logs;
mod cluster_without_network_policy;
mod cluster_without_policy_addon;
mod cluster_without_rbac;
mod cluster_without_system_pool;
mod cluster_without_upgrades;
mod nodes_public;
mod nodes_with_few_pods;
mod nodes_with_managed_disks;
mod secrets_without_rotation;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &cluster_public::RULE,
    &cluster_with_availability_set::RULE,
    &cluster_with_dashboard::RULE,
    &cluster_with_http_routing::RULE,
    &cluster_with_kubenet::RULE,
    &cluster_with_local_accounts::RULE,
    &cluster_without_customer_key::RULE,
    &cluster_without_logs::RULE,
    &cluster_without_network_policy::RULE,
    &cluster_without_policy_addon::RULE,
    &cluster_without_rbac::RULE,
    &cluster_without_system_pool::RULE,
    &cluster_without_upgrades::RULE,
    &nodes_public::RULE,
    &nodes_with_few_pods::RULE,
    &nodes_with_managed_disks::RULE,
    &secrets_without_rotation::RULE,
];

/// The registry module for clusters. Unlike the provider, it leaves access control off by default.
const MODULE: ModuleInputs = module("Azure/aks/azurerm");

/// The Azure Verified Module. Since version 0.4 its inputs are called as the API of Azure calls them.
const VERIFIED_MODULE: ModuleInputs = module("Azure/avm-res-containerservice-managedcluster/azurerm")
    .rights(&[right("local_account_disabled"), right("role_based_access_control_enabled")])
    .since(
        0,
        4,
        &module("Azure/avm-res-containerservice-managedcluster/azurerm")
            .renamed(&[
                ("disable_local_accounts", "local_account_disabled"),
                ("enable_rbac", "role_based_access_control_enabled"),
            ])
            .rights(&[right("role_based_access_control_enabled")]),
    );
