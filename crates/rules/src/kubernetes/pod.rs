//! Pods as a whole, wherever they are written.

mod docker_socket_mounted;
mod host_namespace;
mod service_account_token_mounted;
mod without_seccomp_profile;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &docker_socket_mounted::RULE,
    &host_namespace::PID,
    &host_namespace::IPC,
    &host_namespace::NETWORK,
    &service_account_token_mounted::RULE,
    &without_seccomp_profile::RULE,
];
