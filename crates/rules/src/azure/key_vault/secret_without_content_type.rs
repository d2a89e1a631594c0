use crate::prelude::*;

rule! {
    /// Key Vault secrets content type undefined
    ///
    /// The value of a secret says nothing of what it is: a password, a connection string, a certificate in PEM.
    /// Without `content_type`, which is empty unless it is set, whoever rotates or reads it has to open it and guess,
    /// and mistakes one for another.
    ///
    /// Set `content_type` to what the value is, such as `password` or `application/x-pkcs12`.
    ///
    /// ```hcl bad
    /// resource "azurerm_key_vault_secret" "smtp" { # finding
    ///   name            = "smtp-password"
    ///   value           = var.smtp_password
    ///   key_vault_id    = azurerm_key_vault.billing.id
    ///   expiration_date = "2027-06-30T00:00:00Z"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_key_vault_secret" "smtp" {
    ///   name            = "smtp-password"
    ///   value           = var.smtp_password
    ///   key_vault_id    = azurerm_key_vault.billing.id
    ///   content_type    = "password"
    ///   expiration_date = "2027-06-30T00:00:00Z"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "kind" {
    ///   type = string
    /// }
    ///
    /// resource "azurerm_key_vault_secret" "smtp" {
    ///   name         = "smtp-password"
    ///   value        = var.smtp_password
    ///   key_vault_id = azurerm_key_vault.billing.id
    ///   content_type = var.kind
    /// }
    /// ```
    id: "azure-key-vault-secret-without-content-type",
    guid: "f8e08a38-fc6e-4915-abbe-a7aadf1d59ef",
    aliases: [
        "azure/key_vault_secrets_content_type_undefined",
        "CKV_AZURE_114", "AVD-AZU-0015", "AZU-0015", "azure-keyvault-content-type-for-secret",
    ],
    severity: Medium,
    category: BestPractices,
    cwe: 665,
    targets: ["azurerm_key_vault_secret"],
    check: Check::Attribute(attribute("content_type").is_present()),
}
