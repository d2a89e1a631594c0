//! Resource Orchestration Service: stacks of templates.

mod stack_instance_without_retention;
mod stack_without_notifications;
mod stack_without_policy;
mod stack_without_template;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &stack_instance_without_retention::RULE,
    &stack_without_notifications::RULE,
    &stack_without_policy::RULE,
    &stack_without_template::RULE,
];
