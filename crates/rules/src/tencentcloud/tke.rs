//! Tencent Kubernetes Engine: clusters and their nodes.

mod cluster_nodes_public;
mod cluster_secrets_unencrypted;
mod cluster_without_logs;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&cluster_nodes_public::RULE, &cluster_secrets_unencrypted::RULE, &cluster_without_logs::RULE];
