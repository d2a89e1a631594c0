//! Tencent Cloud.

mod cvm;
mod vpc;

use tollgate_core::rule::Rule;

/// The rules of all services.
pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    [cvm::RULES, vpc::RULES].into_iter().flatten().copied()
}
