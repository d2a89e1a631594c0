//! Terraform itself: what holds for configurations of every provider.

mod module;
mod output;
mod variable;

use tollgate_core::rule::Rule;

/// The rules of all services.
pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    [module::RULES, output::RULES, variable::RULES].into_iter().flatten().copied()
}
