//! Amazon Elastic Kubernetes Service.

mod cluster_public;
mod cluster_without_logs;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&cluster_public::RULE, &cluster_without_logs::RULE];

/// The registry module for clusters. Its inputs were named `cluster_…` until version 20.
const MODULE: ModuleInputs = module("terraform-aws-modules/eks/aws")
    .rights(&[right("enabled_cluster_log_types").since(18, 0), right("endpoint_public_access").since(19, 0)]);
