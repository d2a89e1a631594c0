//! Amazon DynamoDB.

mod table_point_in_time_recovery_disabled;
mod table_unencrypted;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&table_point_in_time_recovery_disabled::RULE, &table_unencrypted::RULE];

/// The registry module whose inputs the rules of this service know.
const TABLE_MODULE: ModuleInputs =
    ModuleInputs { source: "terraform-aws-modules/dynamodb-table/aws", renamed: &[] };
