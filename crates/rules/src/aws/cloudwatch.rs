//! Amazon CloudWatch: metric filters, alarms and log groups (`aws_cloudwatch_*`).

mod alarm_missing;
mod log_group_without_customer_key;
mod log_group_without_retention;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &alarm_missing::network::NACL_CHANGES,
    &alarm_missing::network::NETWORK_GATEWAY_CHANGES,
    &alarm_missing::network::ROUTE_TABLE_CHANGES,
    &alarm_missing::network::SECURITY_GROUP_CHANGES,
    &alarm_missing::network::VPC_CHANGES,
    &alarm_missing::permissions::ORGANIZATIONS_CHANGES,
    &alarm_missing::permissions::IAM_POLICY_CHANGES,
    &alarm_missing::permissions::S3_POLICY_CHANGES,
    &alarm_missing::permissions::KEY_DELETION,
    &alarm_missing::recording::CONFIG_CHANGES,
    &alarm_missing::recording::CLOUDTRAIL_CHANGES,
    &alarm_missing::sign_ins::CONSOLE_LOGIN_FAILURES,
    &alarm_missing::sign_ins::CONSOLE_LOGIN_WITHOUT_MFA,
    &alarm_missing::sign_ins::ROOT_USAGE,
    &alarm_missing::refusals::UNAUTHORIZED_ACCESS,
    &log_group_without_customer_key::RULE,
    &log_group_without_retention::RULE,
];

/// The registry modules that make a log group.
const LOG_GROUP_MODULES: [ModuleInputs; 2] = [
    module("terraform-aws-modules/cloudwatch/aws"),
    module("terraform-aws-modules/cloudwatch/aws//modules/log-group"),
];
