//! Amazon Web Services.

mod api_gateway;
mod lambda;

use tollgate_core::rule::Rule;

/// The rules of all services.
pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    [api_gateway::RULES, lambda::RULES].into_iter().flatten().copied()
}
