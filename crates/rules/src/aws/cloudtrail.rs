//! AWS CloudTrail: the record of calls to AWS (`aws_cloudtrail`).

mod bucket_public;
mod log_file_validation_disabled;
mod log_files_without_kms_key;
mod logging_disabled;
mod regions_missing;
mod without_cloudwatch_logs;
mod without_sns_topic;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &bucket_public::RULE,
    &log_file_validation_disabled::RULE,
    &log_files_without_kms_key::RULE,
    &logging_disabled::RULE,
    &regions_missing::RULE,
    &without_cloudwatch_logs::RULE,
    &without_sns_topic::RULE,
];
