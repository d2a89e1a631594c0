//! Databricks.

mod cluster;
mod token;

use tollgate_core::rule::Rule;

/// The rules of all services.
pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    [cluster::RULES, token::RULES].into_iter().flatten().copied()
}
