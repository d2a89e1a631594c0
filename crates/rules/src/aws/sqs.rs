//! Amazon Simple Queue Service.

mod queue_encryption_disabled;
mod queue_inline_policy_public;
mod queue_policy_all_actions;
mod queue_policy_public;
mod queue_policy_without_source;
mod queue_without_encryption_setting;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &queue_encryption_disabled::RULE,
    &queue_inline_policy_public::RULE,
    &queue_policy_all_actions::RULE,
    &queue_policy_public::RULE,
    &queue_policy_without_source::RULE,
    &queue_without_encryption_setting::RULE,
];

/// The registry module of a queue. Version 2 of it has the policy as an input.
const QUEUE_MODULE: ModuleInputs =
    module("terraform-aws-modules/sqs/aws").rights(&[right("sqs_managed_sse_enabled").since(4, 0)]);
