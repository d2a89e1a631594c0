//! AWS CloudTrail: the record of calls to AWS (`aws_cloudtrail`).

mod trail_bucket_public;
mod trail_bucket_without_access_logs;
mod trail_disabled;
mod trail_without_all_object_events;
mod trail_without_all_regions;
mod trail_without_cloudwatch_logs;
mod trail_without_customer_key;
mod trail_without_log_file_validation;
mod trail_without_sns_topic;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &trail_bucket_public::RULE,
    &trail_bucket_without_access_logs::RULE,
    &trail_disabled::RULE,
    &trail_without_all_object_events::RULE,
    &trail_without_all_regions::RULE,
    &trail_without_cloudwatch_logs::RULE,
    &trail_without_customer_key::RULE,
    &trail_without_log_file_validation::RULE,
    &trail_without_sns_topic::RULE,
];
