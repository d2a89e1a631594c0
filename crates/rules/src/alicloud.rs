//! Alibaba Cloud.

mod ecs;
mod nas;
mod oss;
mod ram;
mod rds;
mod shared;

use tollgate_core::rule::Rule;

/// The rules of all services.
pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    [ecs::RULES, nas::RULES, oss::RULES, ram::RULES, rds::RULES].into_iter().flatten().copied()
}
