//! What rules of several Azure services ask.

pub(super) mod address_ranges;
pub(super) mod apps;
pub(super) mod cosmosdb;
pub(super) mod diagnostics;
pub(super) mod reach;
pub(super) mod security_rules;
pub(super) mod single_servers;
pub(super) mod support;
