use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "0d284ca5-7d56-557c-b7d3-a1af6c4a6e85",
    aliases: &["azure/compute_machine_without_backups", "CKV2_AZURE_12"],
    severity: Low,
    category: Backup,
    cwe: 693,
    pedantic: true,
    targets: &["azurerm_linux_virtual_machine", "azurerm_virtual_machine", "azurerm_windows_virtual_machine"],
    check: Check::Holds(is_saved, "no `azurerm_backup_protected_vm` backs up this machine"),
    ..rule("azure-compute-machine-without-backups", include_str!("machine_without_backups.md"))
};

fn is_saved(machine: &Block, cx: &Cx) -> Checked<bool> {
    cx.referring("azurerm_backup_protected_vm", "source_vm_id", machine, &["id"]).exist()
}
