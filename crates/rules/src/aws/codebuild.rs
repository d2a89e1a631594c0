//! AWS CodeBuild: projects.

mod project_artifacts_unencrypted;
mod project_logs_unencrypted;
mod project_privileged;
mod project_with_access_keys;
mod project_without_customer_key;
mod project_without_logs;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &project_artifacts_unencrypted::RULE,
    &project_logs_unencrypted::RULE,
    &project_privileged::RULE,
    &project_with_access_keys::RULE,
    &project_without_customer_key::RULE,
    &project_without_logs::RULE,
];
