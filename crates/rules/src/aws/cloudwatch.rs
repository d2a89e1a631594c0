//! Amazon CloudWatch: metric filters, alarms and log groups (`aws_cloudwatch_*`).

pub(super) mod alarm_missing;
mod alarm_with_actions_off;
mod log_destination_policy_full_access;
mod log_destination_policy_public;
mod log_group_with_short_retention;
mod log_group_without_customer_key;
mod log_group_without_retention;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &alarm_with_actions_off::RULE,
    &log_destination_policy_full_access::RULE,
    &log_destination_policy_public::RULE,
    &log_group_with_short_retention::RULE,
    &log_group_without_customer_key::RULE,
    &log_group_without_retention::RULE,
];

/// The registry modules that make a log group.
const LOG_GROUP_MODULES: [ModuleInputs; 1] =
    [module("terraform-aws-modules/cloudwatch/aws//modules/log-group")];
