//! Cloud SQL: `google_sql_*`.

mod cross_database_ownership_chaining;
mod instance_publicly_accessible;
mod instance_without_backups;
mod instance_without_tls;
mod show_database_allowed;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &cross_database_ownership_chaining::RULE,
    &instance_publicly_accessible::RULE,
    &instance_without_backups::RULE,
    &instance_without_tls::RULE,
    &show_database_allowed::RULE,
];
