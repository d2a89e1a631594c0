//! Databricks.

mod cluster;
mod group;
mod job;
mod permissions;
mod token;
mod workspace;

use tollgate_core::rule::Rule;

/// The rules of all services.
pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    [cluster::RULES, group::RULES, job::RULES, permissions::RULES, token::RULES, workspace::RULES]
        .into_iter()
        .flatten()
        .copied()
}
