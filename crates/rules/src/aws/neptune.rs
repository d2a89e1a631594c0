//! Amazon Neptune: clusters and their instances.

mod cluster_snapshot_unencrypted;
mod cluster_unencrypted;
mod cluster_with_short_backups;
mod cluster_without_audit_logs;
mod cluster_without_customer_key;
mod cluster_without_deletion_protection;
mod cluster_without_iam_authentication;
mod instance_public;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &cluster_snapshot_unencrypted::RULE,
    &cluster_unencrypted::RULE,
    &cluster_with_short_backups::RULE,
    &cluster_without_audit_logs::RULE,
    &cluster_without_customer_key::RULE,
    &cluster_without_deletion_protection::RULE,
    &cluster_without_iam_authentication::RULE,
    &instance_public::RULE,
];
