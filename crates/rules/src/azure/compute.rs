//! Azure virtual machines, scale sets and managed disks.

mod disk_public;
mod disk_without_customer_key;
mod machine_allows_extensions;
mod machine_allows_passwords;
mod machine_with_unmanaged_disk;
mod machine_without_agent;
mod machine_without_backups;
mod machine_without_boot_diagnostics;
mod machine_without_host_encryption;
mod machine_without_network;
mod machine_without_updates;
mod scale_set_without_image_upgrades;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &disk_public::RULE,
    &disk_without_customer_key::RULE,
    &machine_allows_extensions::RULE,
    &machine_allows_passwords::RULE,
    &machine_with_unmanaged_disk::RULE,
    &machine_without_agent::RULE,
    &machine_without_backups::RULE,
    &machine_without_boot_diagnostics::RULE,
    &machine_without_host_encryption::RULE,
    &machine_without_network::RULE,
    &machine_without_updates::RULE,
    &scale_set_without_image_upgrades::RULE,
];

/// Virtual machines and scale sets, with what they run in their types.
const MACHINES: [&str; 4] = [
    "azurerm_linux_virtual_machine", "azurerm_linux_virtual_machine_scale_set",
    "azurerm_windows_virtual_machine", "azurerm_windows_virtual_machine_scale_set",
];
