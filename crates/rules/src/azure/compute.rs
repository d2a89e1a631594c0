//! Azure virtual machines, scale sets and managed disks.

mod disk_without_encryption_settings;
mod machine_password_login;
mod machine_without_network;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&disk_without_encryption_settings::RULE, &machine_password_login::RULE, &machine_without_network::RULE];
