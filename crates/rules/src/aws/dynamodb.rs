//! Amazon DynamoDB.

mod table_without_autoscaling;
mod table_without_kms_key;
mod table_without_point_in_time_recovery;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &table_without_autoscaling::RULE,
    &table_without_kms_key::RULE,
    &table_without_point_in_time_recovery::RULE,
];

/// The registry module whose inputs the rules of this service know.
const TABLE_MODULE: ModuleInputs = module("terraform-aws-modules/dynamodb-table/aws")
    .made_if(&["create_table"])
    .renamed(&[("point_in_time_recovery_enabled", "point_in_time_recovery.enabled")]);
