//! Pods as a whole, wherever they are written.

mod docker_socket_mounted;
mod host_namespace_ipc;
mod host_namespace_network;
mod host_namespace_pid;
mod host_path_mounted;
mod service_account_token_mounted;
mod system_directory_mounted;
mod tiller;
mod unsafe_sysctl;
mod without_apparmor_profile;
mod without_seccomp_profile;
mod without_security_context;
mod without_service_account;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &docker_socket_mounted::RULE,
    &host_namespace_pid::RULE,
    &host_namespace_ipc::RULE,
    &host_namespace_network::RULE,
    &service_account_token_mounted::RULE,
    &without_seccomp_profile::RULE,
    &host_path_mounted::RULE,
    &system_directory_mounted::RULE,
    &without_security_context::RULE,
    &without_service_account::RULE,
    &without_apparmor_profile::RULE,
    &unsafe_sysctl::RULE,
    &tiller::RULE,
];
