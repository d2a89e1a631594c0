//! Azure Synapse Analytics: workspaces and their pools.

mod workspace_without_audit_logs;
mod workspace_without_exfiltration_protection;
mod workspace_without_managed_network;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &workspace_without_audit_logs::RULE,
    &workspace_without_exfiltration_protection::RULE,
    &workspace_without_managed_network::RULE,
];
