use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "0ef5df2d-816f-5b76-8b04-f1ebc978df01",
    aliases: &["azure/compute_machine_without_updates", "CKV_AZURE_177"],
    severity: Low,
    category: BestPractices,
    cwe: 1104,
    targets: &["azurerm_windows_virtual_machine", "azurerm_windows_virtual_machine_scale_set"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("automatic_updates_enabled")
            .also_named(&["enable_automatic_updates"])
            .is_true()
            .absent_is_ok()
            .for_blocks(is_not_patched_otherwise)
            .fix("true"),
    ),
    ..rule("azure-compute-machine-without-updates", include_str!("machine_without_updates.md"))
};

/// Whether neither Azure nor new images bring the updates.
fn is_not_patched_otherwise(machine: &Block) -> Checked<bool> {
    let by_platform = is_one_of(machine, "patch_mode", &["AutomaticByPlatform"]);
    let by_image = machine.any("automatic_os_upgrade_policy", |it| {
        value::any(["automatic_os_upgrade_enabled", "enable_automatic_os_upgrade"], |name| it.is_true(name))
    });
    not(either(by_platform, by_image))
}
