//! Amazon Managed Workflows for Apache Airflow: environments.

mod environment_public;
mod environment_without_logs;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &environment_public::RULE,
    &environment_without_logs::SCHEDULER,
    &environment_without_logs::WEBSERVER,
    &environment_without_logs::WORKER,
];
