//! Alibaba Cloud.

mod ecs;
mod rds;
mod security_group_rules;

use tollgate_core::rule::Rule;

/// The rules of all services.
pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    [ecs::RULES, rds::RULES].into_iter().flatten().copied()
}
