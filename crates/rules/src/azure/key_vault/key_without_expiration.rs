use crate::prelude::*;

rule! {
    /// Key expiration not set
    ///
    /// A key without an expiration date stays valid for as long as the vault exists: a copy that leaked years ago
    /// still decrypts and signs. Key Vault sets no date unless it is told one, and `rotation_policy` only gives one
    /// to the versions that rotation makes.
    ///
    /// Set `expiration_date` (in UTC, as `2027-06-30T00:00:00Z`), and rotate the key before that day.
    ///
    /// ```hcl bad
    /// resource "azurerm_key_vault_key" "invoices" { # finding
    ///   name         = "invoices"
    ///   key_vault_id = azurerm_key_vault.billing.id
    ///   key_type     = "RSA"
    ///   key_size     = 4096
    ///   key_opts     = ["sign", "verify"]
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_key_vault_key" "invoices" {
    ///   name            = "invoices"
    ///   key_vault_id    = azurerm_key_vault.billing.id
    ///   key_type        = "RSA"
    ///   key_size        = 4096
    ///   key_opts        = ["sign", "verify"]
    ///   expiration_date = "2027-06-30T00:00:00Z"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "expires" {
    ///   type = string
    /// }
    ///
    /// resource "azurerm_key_vault_key" "invoices" {
    ///   name            = "invoices"
    ///   key_vault_id    = azurerm_key_vault.billing.id
    ///   key_type        = "RSA"
    ///   key_size        = 4096
    ///   key_opts        = ["sign", "verify"]
    ///   expiration_date = var.expires
    /// }
    /// ```
    id: "azure-key-vault-key-without-expiration",
    guid: "4d080822-5ee2-49a4-8984-68f3d4c890fc",
    aliases: [
        "azure/key_expiration_not_set",
        "CKV_AZURE_40", "AVD-AZU-0014", "AZU-0014", "azure-keyvault-ensure-key-expiry",
    ],
    severity: Medium,
    category: SecretManagement,
    cwe: 521,
    targets: ["azurerm_key_vault_key", "azurerm_key_vault_managed_hardware_security_module_key"],
    check: Check::Attribute(attribute("expiration_date").is_present()),
}
