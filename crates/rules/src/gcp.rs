//! Google Cloud.

mod compute;
mod firewalls;
mod sql;

use tollgate_core::rule::Rule;

/// The rules of all services.
pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    let rules = [compute::RULES, sql::RULES].into_iter().flatten().copied();
    rules.chain([compute::TABLES].into_iter().flatten().copied().flatten())
}
