//! Pods as a whole, wherever they are written.

mod docker_socket_mounted;
mod host_namespace;
mod service_account_token_mounted;
mod without_seccomp_profile;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&docker_socket_mounted::RULE, &service_account_token_mounted::RULE, &without_seccomp_profile::RULE];

pub(super) static TABLES: &[&[Rule]] = &[&host_namespace::RULES];
