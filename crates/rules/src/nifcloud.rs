//! NIFCLOUD.

mod computing;
mod dns;
mod nas;
mod network;
mod rdb;
mod shared;

use tollgate_core::rule::Rule;

/// The rules of all services.
pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    [computing::RULES, dns::RULES, nas::RULES, network::RULES, rdb::RULES].into_iter().flatten().copied()
}
