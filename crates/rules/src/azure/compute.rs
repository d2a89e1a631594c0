//! Azure virtual machines, scale sets and managed disks.

mod disk_without_customer_key;
mod machine_allows_passwords;
mod machine_without_host_encryption;
mod machine_without_network;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &disk_without_customer_key::RULE,
    &machine_allows_passwords::RULE,
    &machine_without_host_encryption::RULE,
    &machine_without_network::RULE,
];
