//! Alibaba Cloud.

mod actiontrail;
mod alb;
mod api_gateway;
mod cs;
mod ecs;
mod kms;
mod log;
mod mongodb;
mod nas;
mod oss;
mod ram;
mod rds;
mod ros;
mod shared;
mod slb;
mod vpc;

use tollgate_core::rule::Rule;

/// The rules of all services.
pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    [
        actiontrail::RULES,
        alb::RULES,
        api_gateway::RULES,
        cs::RULES,
        ecs::RULES,
        kms::RULES,
        log::RULES,
        mongodb::RULES,
        nas::RULES,
        oss::RULES,
        ram::RULES,
        rds::RULES,
        ros::RULES,
        slb::RULES,
        vpc::RULES,
    ]
    .into_iter()
    .flatten()
    .copied()
}
