//! GitHub.

mod branch;
mod repository;
mod secret;
mod webhook;

use tollgate_core::rule::Rule;

/// The rules of all services.
pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    [branch::RULES, repository::RULES, secret::RULES, webhook::RULES].into_iter().flatten().copied()
}
