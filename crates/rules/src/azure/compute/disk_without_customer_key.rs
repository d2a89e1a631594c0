use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a99130ab-4c0e-43aa-97f8-78d4fcb30024",
    aliases: &[
        "azure/encryption_on_managed_disk_disabled", "CKV_AZURE_93", "CKV_AZURE_2", "AVD-AZU-0038",
        "AZU-0038", "azure-compute-enable-disk-encryption", "azure-compute-disk-without-encryption-settings",
    ],
    severity: Low,
    category: Encryption,
    cwe: 311,
    pedantic: true,
    targets: &["azurerm_managed_disk"],
    fix: Some(Unsafe),
    check: Check::Block(check_key),
    ..rule("azure-compute-disk-without-customer-key", include_str!("disk_without_customer_key.md"))
};

fn check_key(disk: &Block, cx: &mut Cx) -> Checked {
    let sets = ["disk_encryption_set_id", "secure_vm_disk_encryption_set_id"];
    if either(value::any(sets, |set| disk.is_set(set)), is_confidential(disk))? {
        return Ok(());
    }
    if !disk.is_set("encryption_settings")? {
        cx.flag(disk.header(), "neither `disk_encryption_set_id` nor `encryption_settings` is set");
    }
    attribute("encryption_settings.enabled").is_true().absent_is_ok().fix("true").check(disk, cx)
}

/// Whether the disk is bound to the trusted module of a confidential machine, which nothing else can read.
fn is_confidential(disk: &Block) -> Checked<bool> {
    Ok(disk.string("security_type")?.is_some_and(|it| it.starts_with("ConfidentialVM_DiskEncrypted")))
}
