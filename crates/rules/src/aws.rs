//! Amazon Web Services.

mod acm;
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
mod elasticache;
mod elasticsearch;
mod elb;
mod iam;
mod identitystore;
mod kms;
mod lambda;
mod policy;
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
        acm::RULES,
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
        elasticache::RULES,
        elasticsearch::RULES,
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
    rules.chain(
        [cloudwatch::TABLES, ec2::TABLES, iam::TABLES, s3::TABLES].into_iter().flatten().copied().flatten(),
    )
}

/// The check of an attribute that must name a key.
fn names_key(block: &Block, name: &str, cx: &mut Cx) -> Checked {
    if !is_filled(block, name)? {
        let key = block.value(name);
        let path = block.path_of(name);
        let what = if key.is_null() { "not set" } else { "empty" };
        cx.flag(block.place(name), format!("`{path}` is {what}")).about(path).because(&key);
    }
    Ok(())
}

/// Whether an attribute holds some text: to the provider null and the empty string both mean that there is none.
fn is_filled(block: &Block, name: &str) -> Checked<bool> {
    let value = block.value(name);
    if value.is_null() {
        return Ok(false);
    }
    match value::equal(&value, &Value::string("", value.at)) {
        Err(unknown) if names_something(&unknown.reason) => Ok(true),
        empty => Ok(!empty?),
    }
}

/// What the provider computes or reads to name a resource is never empty.
fn names_something(reason: &Reason) -> bool {
    matches!(reason, Reason::Computed(_) | Reason::DataSource(_) | Reason::Undeclared(_))
}
