use crate::prelude::*;

rule! {
    /// Storage account not using latest TLS encryption version
    ///
    /// TLS 1.0 and 1.1 rely on ciphers and hashes that are broken: who can listen on the way can weaken the
    /// connection and read what is uploaded. `min_tls_version` is `TLS1_2` unless it is set (since version 3 of the
    /// provider).
    ///
    /// Set `min_tls_version` to `TLS1_2`, after the clients that still use older versions have been updated.
    ///
    /// ```hcl bad
    /// resource "azurerm_storage_account" "invoices" {
    ///   name                     = "invoices"
    ///   resource_group_name      = azurerm_resource_group.billing.name
    ///   location                 = azurerm_resource_group.billing.location
    ///   account_tier             = "Standard"
    ///   account_replication_type = "GRS"
    ///   min_tls_version          = "TLS1_0" # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_storage_account" "invoices" {
    ///   name                     = "invoices"
    ///   resource_group_name      = azurerm_resource_group.billing.name
    ///   location                 = azurerm_resource_group.billing.location
    ///   account_tier             = "Standard"
    ///   account_replication_type = "GRS"
    ///   min_tls_version          = "TLS1_2"
    /// }
    ///
    /// resource "azurerm_storage_account" "orders" {
    ///   name                     = "orders"
    ///   resource_group_name      = azurerm_resource_group.billing.name
    ///   location                 = azurerm_resource_group.billing.location
    ///   account_tier             = "Standard"
    ///   account_replication_type = "GRS"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "tls" {}
    ///
    /// resource "azurerm_storage_account" "invoices" {
    ///   name                     = "invoices"
    ///   resource_group_name      = azurerm_resource_group.billing.name
    ///   location                 = azurerm_resource_group.billing.location
    ///   account_tier             = "Standard"
    ///   account_replication_type = "GRS"
    ///   min_tls_version          = var.tls
    /// }
    /// ```
    id: "azure-storage-account-outdated-tls",
    guid: "8263f146-5e03-43e0-9cfe-db960d56d1e7",
    aliases: [
        "azure/storage_account_not_using_latest_tls_encryption_version",
        "CKV_AZURE_44", "AVD-AZU-0011", "AZU-0011", "azure-storage-use-secure-tls-policy",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 326,
    targets: ["azurerm_storage_account"],
    fix: Unsafe,
    check: Check::Attribute(
        attribute("min_tls_version").one_of(&["TLS1_2", "TLS1_3"]).absent_is_ok().fix("\"TLS1_2\""),
    ),
}
