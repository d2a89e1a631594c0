//! What AWS encrypts with a key of its own unless it is given another. A row for each service whose file has no such
//! rule.

mod appflow;
mod backup_vault;
mod bedrock;
mod codeartifact;
mod codepipeline;
mod comprehend_model;
mod comprehend_training;
mod connect;
mod dlm;
mod dms;
mod dynamodb;
mod dynamodb_replica;
mod ebs;
mod elasticache;
mod event_data_store;
mod firehose;
mod fsx;
mod image_builder;
mod kendra;
mod keyspaces;
mod kinesis_video;
mod lambda;
mod memorydb;
mod network_firewall;
mod rds;
mod redshift;
mod sagemaker_output;
mod sagemaker_volume;
mod scheduler;
mod sqs;
mod ssm_parameter;
mod timestream;

use crate::aws::shared::kms;
use crate::prelude::*;

/// What the rules of this table have in common.
const TEMPLATE: Rule = Rule {
    severity: Low,
    pedantic: true,
    category: Encryption,
    cwe: 326,
    ..rule("", include_str!("without_customer_key.md"))
};

static ROWS: &[&Rule] = &[
    &appflow::ROW,
    &backup_vault::ROW,
    &bedrock::ROW,
    &codeartifact::ROW,
    &codepipeline::ROW,
    &comprehend_model::ROW,
    &comprehend_training::ROW,
    &connect::ROW,
    &dlm::ROW,
    &dms::ROW,
    &dynamodb::ROW,
    &dynamodb_replica::ROW,
    &ebs::ROW,
    &elasticache::ROW,
    &event_data_store::ROW,
    &firehose::ROW,
    &fsx::ROW,
    &image_builder::ROW,
    &kendra::ROW,
    &keyspaces::ROW,
    &kinesis_video::ROW,
    &lambda::ROW,
    &memorydb::ROW,
    &network_firewall::ROW,
    &rds::ROW,
    &redshift::ROW,
    &sagemaker_output::ROW,
    &sagemaker_volume::ROW,
    &scheduler::ROW,
    &sqs::ROW,
    &ssm_parameter::ROW,
    &timestream::ROW,
];

/// The rules of the table.
pub(in crate::aws) fn rules() -> impl Iterator<Item = &'static Rule> {
    ROWS.iter().copied()
}

/// Demands that attributes are set, and not to a key that AWS manages.
fn check_keys(block: &Block, cx: &mut Cx, keys: &[Attribute]) -> Checked {
    value::each(keys, |key| key.check(block, cx).and(refuse_managed(block, cx, key)))
}

/// Refuses a key that AWS manages. An attribute that is not set names none.
fn refuse_managed(block: &Block, cx: &mut Cx, key: &Attribute) -> Checked {
    if !key.concerns_type(block.kind()) {
        return Ok(());
    }
    let mut kinds: Vec<_> = key.path().split('.').collect();
    let name = kinds.pop().unwrap_or_default();
    let nested = |owners: Vec<_>, kind: &str| owners.iter().flat_map(|it: &Block| it.each(kind)).collect();
    let owners = kinds.into_iter().fold(vec![block.clone()], nested);
    value::each(&owners, |owner| {
        if kms::names_managed_key(owner, name, cx)? {
            cx.wrong(owner, name, format!("`{}` names a key that AWS manages", owner.path_of(name)));
        }
        Ok(())
    })
}

/// Whether the configuration names the key that encrypts volumes and snapshots unless they name another.
fn has_default_ebs_key(_: &Block, cx: &Cx) -> Checked<bool> {
    cx.anywhere("aws_ebs_default_kms_key", |it| it.is_set("key_arn"))
}
