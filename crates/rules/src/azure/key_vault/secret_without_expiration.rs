use crate::prelude::*;

rule! {
    /// Secret expiration not set
    ///
    /// A password or token that never expires is never changed: whoever once copied it can use it for good. Key Vault
    /// gives secrets no expiration date unless it is told one.
    ///
    /// Set `expiration_date` (in UTC, as `2027-06-30T00:00:00Z`) and replace the secret before that day.
    ///
    /// ```hcl bad
    /// resource "azurerm_key_vault_secret" "smtp" { # finding
    ///   name         = "smtp-password"
    ///   value        = var.smtp_password
    ///   key_vault_id = azurerm_key_vault.billing.id
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_key_vault_secret" "smtp" {
    ///   name            = "smtp-password"
    ///   value           = var.smtp_password
    ///   key_vault_id    = azurerm_key_vault.billing.id
    ///   expiration_date = "2027-06-30T00:00:00Z"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "expires" {
    ///   type = string
    /// }
    ///
    /// resource "azurerm_key_vault_secret" "smtp" {
    ///   name            = "smtp-password"
    ///   value           = var.smtp_password
    ///   key_vault_id    = azurerm_key_vault.billing.id
    ///   expiration_date = var.expires
    /// }
    /// ```
    id: "azure-key-vault-secret-without-expiration",
    guid: "dfa20ffa-f476-428f-a490-424b41e91c7f",
    aliases: [
        "azure/secret_expiration_not_set",
        "CKV_AZURE_41", "AVD-AZU-0017", "AZU-0017", "azure-keyvault-ensure-secret-expiry",
    ],
    severity: Medium,
    category: SecretManagement,
    cwe: 521,
    targets: ["azurerm_key_vault_secret"],
    check: Check::Attribute(attribute("expiration_date").is_present()),
}
