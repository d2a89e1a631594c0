//! Containers, wherever a pod is written.

mod as_root;
mod capabilities_added;
mod capabilities_kept;
mod host_port;
mod image_latest;
mod image_not_pulled;
mod image_without_digest;
mod net_raw_kept;
mod privilege_escalation_allowed;
mod privileged;
mod root_filesystem_writable;
mod secret_in_environment;
mod sys_admin;
mod system_directory_writable;
mod without_probe_liveness;
mod without_probe_readiness;
mod without_resources;
mod without_resources_cpu_limit;
mod without_resources_cpu_request;
mod without_resources_memory_limit;
mod without_resources_memory_request;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &capabilities_added::RULE,
    &capabilities_kept::RULE,
    &image_not_pulled::RULE,
    &image_without_digest::RULE,
    &net_raw_kept::RULE,
    &privilege_escalation_allowed::RULE,
    &privileged::RULE,
    &root_filesystem_writable::RULE,
    &sys_admin::RULE,
    &without_probe_liveness::RULE,
    &without_probe_readiness::RULE,
    &without_resources_cpu_limit::RULE,
    &without_resources_memory_limit::RULE,
    &without_resources_cpu_request::RULE,
    &without_resources_memory_request::RULE,
    &system_directory_writable::RULE,
    &secret_in_environment::RULE,
    &host_port::RULE,
    &image_latest::RULE,
    &without_resources::RULE,
    &as_root::RULE,
];
