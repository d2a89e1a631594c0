//! Amazon Elastic Container Service: clusters and tasks.

mod cluster_without_container_insights;
mod service_with_admin_role;
mod service_without_tasks;
mod task_network_not_awsvpc;
mod task_volume_without_tls;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &cluster_without_container_insights::RULE,
    &service_with_admin_role::RULE,
    &service_without_tasks::RULE,
    &task_network_not_awsvpc::RULE,
    &task_volume_without_tls::RULE,
];
