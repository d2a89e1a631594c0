//! Amazon Simple Notification Service.

mod topic_policy_not_action;
mod topic_policy_without_source;
mod topic_public;
mod topic_without_customer_key;
mod topic_without_kms_key;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &topic_policy_not_action::RULE,
    &topic_policy_without_source::RULE,
    &topic_public::RULE,
    &topic_without_kms_key::RULE,
    &topic_without_customer_key::RULE,
];

/// The registry module of a topic.
const TOPIC_MODULE: ModuleInputs = module("terraform-aws-modules/sns/aws")
    .made_if(&["create_sns_topic"])
    .renamed(&[("topic_policy", "policy")]);
