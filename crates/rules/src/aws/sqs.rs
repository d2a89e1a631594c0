//! Amazon Simple Queue Service.

mod policy_all_actions;
mod policy_public;
mod queue_public;
mod queue_unencrypted;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&policy_all_actions::RULE, &policy_public::RULE, &queue_public::RULE, &queue_unencrypted::RULE];

/// The registry module of a queue. Version 2 of it has the policy as an input.
const QUEUE_MODULE: ModuleInputs = ModuleInputs { source: "terraform-aws-modules/sqs/aws", renamed: &[] };
