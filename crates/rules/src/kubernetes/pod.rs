//! Pods as a whole, wherever they are written.

mod docker_socket_mounted;
mod host_namespace_ipc;
mod host_namespace_network;
mod host_namespace_pid;
mod service_account_token_mounted;
mod without_seccomp_profile;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &docker_socket_mounted::RULE,
    &host_namespace_pid::RULE,
    &host_namespace_ipc::RULE,
    &host_namespace_network::RULE,
    &service_account_token_mounted::RULE,
    &without_seccomp_profile::RULE,
];
