use crate::prelude::*;

rule! {
    /// Encryption on managed disk disabled
    ///
    /// Azure encrypts managed disks with keys of its own, which opens them to everybody who may attach or export the
    /// disk. With `encryption_settings` the system inside encrypts the volume with a key from your vault, with
    /// `disk_encryption_set_id` the storage does: without the key a copied disk is worthless. A disk has neither
    /// unless it is set.
    ///
    /// Set `disk_encryption_set_id`, or add `encryption_settings` with the key in Key Vault. The disks of
    /// confidential machines (`security_type` starts with `ConfidentialVM_DiskEncrypted`) are encrypted already.
    ///
    /// ```hcl bad
    /// resource "azurerm_managed_disk" "orders" { # finding
    ///   name                 = "orders"
    ///   location             = azurerm_resource_group.shop.location
    ///   resource_group_name  = azurerm_resource_group.shop.name
    ///   storage_account_type = "Premium_LRS"
    ///   create_option        = "Empty"
    ///   disk_size_gb         = 128
    /// }
    ///
    /// resource "azurerm_managed_disk" "invoices" {
    ///   name                 = "invoices"
    ///   location             = azurerm_resource_group.shop.location
    ///   resource_group_name  = azurerm_resource_group.shop.name
    ///   storage_account_type = "Premium_LRS"
    ///   create_option        = "Empty"
    ///   disk_size_gb         = 128
    ///
    ///   encryption_settings {
    ///     enabled = false # finding
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_managed_disk" "orders" {
    ///   name                   = "orders"
    ///   location               = azurerm_resource_group.shop.location
    ///   resource_group_name    = azurerm_resource_group.shop.name
    ///   storage_account_type   = "Premium_LRS"
    ///   create_option          = "Empty"
    ///   disk_size_gb           = 128
    ///   disk_encryption_set_id = azurerm_disk_encryption_set.shop.id
    /// }
    ///
    /// resource "azurerm_managed_disk" "invoices" {
    ///   name                 = "invoices"
    ///   location             = azurerm_resource_group.shop.location
    ///   resource_group_name  = azurerm_resource_group.shop.name
    ///   storage_account_type = "Premium_LRS"
    ///   create_option        = "Empty"
    ///   disk_size_gb         = 128
    ///
    ///   encryption_settings {
    ///     disk_encryption_key {
    ///       secret_url      = azurerm_key_vault_secret.disks.id
    ///       source_vault_id = azurerm_key_vault.disks.id
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "encryption_set" {
    ///   type = string
    /// }
    ///
    /// resource "azurerm_managed_disk" "orders" {
    ///   name                   = "orders"
    ///   location               = azurerm_resource_group.shop.location
    ///   resource_group_name    = azurerm_resource_group.shop.name
    ///   storage_account_type   = "Premium_LRS"
    ///   create_option          = "Empty"
    ///   disk_size_gb           = 128
    ///   disk_encryption_set_id = var.encryption_set
    /// }
    /// ```
    id: "azure-compute-disk-without-encryption-settings",
    guid: "a99130ab-4c0e-43aa-97f8-78d4fcb30024",
    aliases: [
        "azure/encryption_on_managed_disk_disabled",
        "CKV_AZURE_2", "AVD-AZU-0038", "AZU-0038", "azure-compute-enable-disk-encryption",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    targets: ["azurerm_managed_disk"],
    fix: Unsafe,
    check: Check::Block(is_encrypted),
}

fn is_encrypted(disk: &Block, cx: &mut Cx) -> Checked {
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
