//! Cloud SQL: `google_sql_*`.

mod instance_allows_show_database;
mod instance_public;
mod instance_with_cross_database_ownership_chaining;
mod instance_without_backups;
mod instance_without_tls;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &instance_allows_show_database::RULE,
    &instance_public::RULE,
    &instance_with_cross_database_ownership_chaining::RULE,
    &instance_without_backups::RULE,
    &instance_without_tls::RULE,
];
