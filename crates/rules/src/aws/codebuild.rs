//! AWS CodeBuild: projects.

mod project_artifacts_unencrypted;
mod project_logs_unencrypted;
mod project_privileged;
mod project_without_customer_key;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &project_artifacts_unencrypted::RULE,
    &project_logs_unencrypted::RULE,
    &project_privileged::RULE,
    &project_without_customer_key::RULE,
];
