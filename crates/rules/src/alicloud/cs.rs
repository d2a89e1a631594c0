//! Container Service for Kubernetes (ACK): clusters and their nodes.

mod cluster_without_network_policy;
mod node_pool_without_auto_repair;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&cluster_without_network_policy::RULE, &node_pool_without_auto_repair::RULE];
