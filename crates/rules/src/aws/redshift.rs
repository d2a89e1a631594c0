//! Amazon Redshift: clusters.

mod cluster_public;
mod cluster_unencrypted;
mod cluster_without_audit_logs;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&cluster_public::RULE, &cluster_unencrypted::RULE, &cluster_without_audit_logs::RULE];

/// The registry module whose inputs the rules of this service know.
const MODULE: ModuleInputs = module("terraform-aws-modules/redshift/aws");
