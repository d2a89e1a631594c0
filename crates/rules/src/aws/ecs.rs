//! Amazon Elastic Container Service: clusters and tasks.

mod cluster_without_container_insights;
mod task_network_not_awsvpc;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&cluster_without_container_insights::RULE, &task_network_not_awsvpc::RULE];
