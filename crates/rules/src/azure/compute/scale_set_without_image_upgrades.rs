use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3fbf5bc3-c907-4b91-b75b-a80ee5f50bdc",
    aliases: &["azure/compute_scale_set_without_image_upgrades", "CKV_AZURE_95"],
    severity: Low,
    pedantic: true,
    category: InsecureConfigurations,
    cwe: 1395,
    targets: &[
        "azurerm_linux_virtual_machine_scale_set", "azurerm_virtual_machine_scale_set",
        "azurerm_windows_virtual_machine_scale_set",
    ],
    check: Check::Attributes(&[
        attribute("automatic_os_upgrade").of(&["azurerm_virtual_machine_scale_set"]).is_true(),
        attribute("automatic_os_upgrade_policy.enable_automatic_os_upgrade")
            .also_named(&["automatic_os_upgrade_enabled"])
            .of(&["azurerm_linux_virtual_machine_scale_set", "azurerm_windows_virtual_machine_scale_set"])
            .is_true(),
    ]),
    ..rule(
        "azure-compute-scale-set-without-image-upgrades",
        include_str!("scale_set_without_image_upgrades.md"),
    )
};
