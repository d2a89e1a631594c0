//! Containers, wherever a pod is written.

mod capabilities_added;
mod capabilities_kept;
mod image_not_pulled;
mod image_without_digest;
mod net_raw_kept;
mod privilege_escalation_allowed;
mod privileged;
mod root_filesystem_writable;
mod sys_admin;
mod without_probe;
mod without_resources;

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
    &without_probe::LIVENESS,
    &without_probe::READINESS,
    &without_resources::CPU_LIMIT,
    &without_resources::MEMORY_LIMIT,
    &without_resources::CPU_REQUEST,
    &without_resources::MEMORY_REQUEST,
];
