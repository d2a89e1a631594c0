//! TencentDB for MySQL.

mod instance_on_default_port;
mod instance_public;
mod instance_without_backup_policy;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&instance_on_default_port::RULE, &instance_public::RULE, &instance_without_backup_policy::RULE];
