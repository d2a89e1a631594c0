//! Azure virtual machines, scale sets and managed disks.

mod disk_public;
mod disk_without_customer_key;
mod machine_allows_passwords;
mod machine_with_unmanaged_disk;
mod machine_without_backups;
mod machine_without_host_encryption;
mod machine_without_network;
mod machine_without_updates;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &disk_public::RULE,
    &disk_without_customer_key::RULE,
    &machine_allows_passwords::RULE,
    &machine_with_unmanaged_disk::RULE,
    &machine_without_backups::RULE,
    &machine_without_host_encryption::RULE,
    &machine_without_network::RULE,
    &machine_without_updates::RULE,
];
