use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "6ebd493a-9f57-5d68-9604-f966d20f72c1",
    aliases: &["azure/compute_machine_with_unmanaged_disk", "CKV2_AZURE_9", "CKV_AZURE_92"],
    severity: Medium,
    category: Availability,
    cwe: 1104,
    targets: &["azurerm_virtual_machine"],
    check: Check::Attributes(&[
        attribute("storage_os_disk.vhd_uri").is_absent(),
        attribute("storage_data_disk.vhd_uri").is_absent(),
    ]),
    ..rule("azure-compute-machine-with-unmanaged-disk", include_str!("machine_with_unmanaged_disk.md"))
};
