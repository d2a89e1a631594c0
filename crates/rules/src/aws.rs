//! Amazon Web Services.

mod api_gateway;
mod autoscaling;
mod cloudfront;
mod cognito;
mod ebs;
mod ec2;
mod ecr;
mod ecs;
mod efs;
mod eks;
mod elb;
mod lambda;
mod rds;
mod registry;
mod security_groups;
mod vpc;

use tollgate_core::rule::Rule;

/// The rules of all services.
pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    let rules = [
        api_gateway::RULES,
        autoscaling::RULES,
        cloudfront::RULES,
        cognito::RULES,
        ebs::RULES,
        ec2::RULES,
        ecr::RULES,
        ecs::RULES,
        efs::RULES,
        eks::RULES,
        elb::RULES,
        lambda::RULES,
        rds::RULES,
        vpc::RULES,
    ]
    .into_iter()
    .flatten()
    .copied();
    rules.chain([ec2::TABLES].into_iter().flatten().copied().flatten())
}
