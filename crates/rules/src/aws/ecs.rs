//! Amazon Elastic Container Service: clusters and tasks.

mod cluster_exec_without_customer_key;
mod cluster_exec_without_logs;
mod cluster_without_container_insights;
mod containers;
mod service_assigns_public_ip;
mod service_platform_version_pinned;
mod service_with_admin_role;
mod service_without_tasks;
mod task_container_privileged;
mod task_container_root_writable;
mod task_container_with_secret;
mod task_network_not_awsvpc;
mod task_role_is_execution_role;
mod task_shares_host_processes;
mod task_volume_without_tls;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &cluster_exec_without_customer_key::RULE,
    &cluster_exec_without_logs::RULE,
    &cluster_without_container_insights::RULE,
    &service_assigns_public_ip::RULE,
    &service_platform_version_pinned::RULE,
    &service_with_admin_role::RULE,
    &service_without_tasks::RULE,
    &task_container_privileged::RULE,
    &task_container_root_writable::RULE,
    &task_container_with_secret::RULE,
    &task_network_not_awsvpc::RULE,
    &task_role_is_execution_role::RULE,
    &task_shares_host_processes::RULE,
    &task_volume_without_tls::RULE,
];
