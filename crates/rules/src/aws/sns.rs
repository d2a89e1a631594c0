//! Amazon Simple Notification Service.

mod topic_policy_not_action;
mod topic_public;
mod topic_unencrypted;
mod topic_without_customer_key;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &topic_policy_not_action::RULE,
    &topic_public::RULE,
    &topic_unencrypted::RULE,
    &topic_without_customer_key::RULE,
];

/// The registry module of a topic.
const TOPIC_MODULE: ModuleInputs =
    module("terraform-aws-modules/sns/aws").renamed(&[("topic_policy", "policy")]);
