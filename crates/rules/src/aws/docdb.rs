//! Amazon DocumentDB: clusters.

mod cluster_unencrypted;
mod cluster_with_short_backups;
mod cluster_without_customer_key;
mod cluster_without_logs;
mod parameter_group_without_audit_logs;
mod parameter_group_without_tls;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &cluster_unencrypted::RULE,
    &cluster_with_short_backups::RULE,
    &cluster_without_customer_key::RULE,
    &cluster_without_logs::RULE,
    &parameter_group_without_audit_logs::RULE,
    &parameter_group_without_tls::RULE,
];
