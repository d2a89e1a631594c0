//! GitHub.

mod repository;
mod webhook;

use tollgate_core::rule::Rule;

/// The rules of all services.
pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    [repository::RULES, webhook::RULES].into_iter().flatten().copied()
}
