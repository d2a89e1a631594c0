//! Tencent Cloud.

mod cbs;
mod clb;
mod cvm;
mod mysql;
mod tke;
mod vpc;

use tollgate_core::rule::Rule;

/// The rules of all services.
pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    [cbs::RULES, clb::RULES, cvm::RULES, mysql::RULES, tke::RULES, vpc::RULES].into_iter().flatten().copied()
}
