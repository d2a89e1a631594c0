use crate::prelude::*;

rule! {
    /// Storage account not forcing HTTPS
    ///
    /// Over plain HTTP, whoever is on the way reads the blobs and the shared access signature in the address, and can
    /// use the signature afterwards. Storage accounts refuse HTTP unless `https_traffic_only_enabled` (in version 3
    /// of the provider `enable_https_traffic_only`) is set to `false`.
    ///
    /// Leave the attribute out, or set it to `true`. A share that is mounted over NFS without encryption in transit
    /// belongs in an account of its own.
    ///
    /// ```hcl bad
    /// resource "azurerm_storage_account" "invoices" {
    ///   name                       = "invoices"
    ///   resource_group_name        = azurerm_resource_group.billing.name
    ///   location                   = azurerm_resource_group.billing.location
    ///   account_tier               = "Standard"
    ///   account_replication_type   = "GRS"
    ///   https_traffic_only_enabled = false # finding
    /// }
    /// ```
    ///
    /// The same with version 3 of the provider:
    ///
    /// ```hcl bad
    /// resource "azurerm_storage_account" "invoices" {
    ///   name                      = "invoices"
    ///   resource_group_name       = azurerm_resource_group.billing.name
    ///   location                  = azurerm_resource_group.billing.location
    ///   account_tier              = "Standard"
    ///   account_replication_type  = "GRS"
    ///   enable_https_traffic_only = false # finding
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
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "https_only" {
    ///   type = bool
    /// }
    ///
    /// resource "azurerm_storage_account" "invoices" {
    ///   name                       = "invoices"
    ///   resource_group_name        = azurerm_resource_group.billing.name
    ///   location                   = azurerm_resource_group.billing.location
    ///   account_tier               = "Standard"
    ///   account_replication_type   = "GRS"
    ///   https_traffic_only_enabled = var.https_only
    /// }
    /// ```
    id: "azure-storage-account-allows-http",
    guid: "12944ec4-1fa0-47be-8b17-42a034f937c2",
    aliases: [
        "azure/storage_account_not_forcing_https",
        "CKV_AZURE_3", "AVD-AZU-0008", "AZU-0008", "azure-storage-enforce-https",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 319,
    targets: ["azurerm_storage_account"],
    fix: Unsafe,
    check: Check::Attribute(
        attribute("https_traffic_only_enabled")
            .also_named(&["enable_https_traffic_only"])
            .is_true()
            .absent_is_ok()
            .fix("true"),
    ),
}
