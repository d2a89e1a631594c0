//! Amazon Web Services.

mod api_gateway;
mod athena;
mod autoscaling;
mod cloudfront;
mod cloudtrail;
mod cloudwatch;
mod cognito;
mod dynamodb;
mod ebs;
mod ec2;
mod ecr;
mod ecs;
mod efs;
mod eks;
mod elb;
mod iam;
mod identitystore;
mod kms;
mod lambda;
mod rds;
mod registry;
mod s3;
mod secretsmanager;
mod security_groups;
mod sns;
mod sqs;
mod tagging;
mod vpc;

use crate::prelude::*;
use tollgate_core::value::{Reason, Value};

/// The rules of all services.
pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    let rules = [
        api_gateway::RULES,
        athena::RULES,
        autoscaling::RULES,
        cloudfront::RULES,
        cloudtrail::RULES,
        cloudwatch::RULES,
        cognito::RULES,
        dynamodb::RULES,
        ebs::RULES,
        ec2::RULES,
        ecr::RULES,
        ecs::RULES,
        efs::RULES,
        eks::RULES,
        elb::RULES,
        iam::RULES,
        identitystore::RULES,
        kms::RULES,
        lambda::RULES,
        rds::RULES,
        s3::RULES,
        secretsmanager::RULES,
        sns::RULES,
        sqs::RULES,
        tagging::RULES,
        vpc::RULES,
    ]
    .into_iter()
    .flatten()
    .copied();
    rules.chain([cloudwatch::TABLES, ec2::TABLES, iam::TABLES].into_iter().flatten().copied().flatten())
}

/// Whether an attribute holds some text: to the provider null and the empty string both mean that there is none.
fn is_filled(block: &Block, name: &str) -> Checked<bool> {
    let value = block.value(name);
    if value.is_null() {
        return Ok(false);
    }
    match value::equal(&value, &Value::string("", value.at)) {
        // What the provider computes to name a resource is never empty.
        Err(unknown) if matches!(unknown.reason, Reason::Computed(_) | Reason::Undeclared(_)) => Ok(true),
        empty => Ok(!empty?),
    }
}
