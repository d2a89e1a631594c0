//! NIFCLOUD.

mod computing;
mod nas;

use tollgate_core::rule::Rule;

/// The rules of all services.
pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    [computing::RULES, nas::RULES].into_iter().flatten().copied()
}
