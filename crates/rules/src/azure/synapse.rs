//! Azure Synapse Analytics: workspaces and their pools.

mod workspace_without_audit_logs;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&workspace_without_audit_logs::RULE];
