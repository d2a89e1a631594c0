use crate::prelude::*;

rule! {
    /// Storage container is publicly accessible
    ///
    /// With `container_access_type = "blob"` everybody who knows or guesses an address downloads the blob without
    /// signing in; with `"container"` everybody can list all of them first. A container is `private` unless it is
    /// set.
    ///
    /// Leave `container_access_type` out or set it to `private`, and hand out shared access signatures or roles to
    /// those who may read.
    ///
    /// ```hcl bad
    /// resource "azurerm_storage_container" "invoices" {
    ///   name                  = "invoices"
    ///   storage_account_id    = azurerm_storage_account.billing.id
    ///   container_access_type = "container" # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_storage_container" "invoices" {
    ///   name                  = "invoices"
    ///   storage_account_id    = azurerm_storage_account.billing.id
    ///   container_access_type = "private"
    /// }
    ///
    /// resource "azurerm_storage_container" "orders" {
    ///   name               = "orders"
    ///   storage_account_id = azurerm_storage_account.billing.id
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "access" {}
    ///
    /// resource "azurerm_storage_container" "invoices" {
    ///   name                  = "invoices"
    ///   storage_account_id    = azurerm_storage_account.billing.id
    ///   container_access_type = var.access
    /// }
    /// ```
    id: "azure-storage-container-public",
    guid: "dd5230f8-a577-4bbb-b7ac-f2c2fe7d5299",
    aliases: [
        "azure/storage_container_is_publicly_accessible",
        "CKV_AZURE_34", "AVD-AZU-0007", "AZU-0007", "azure-storage-no-public-access",
    ],
    severity: High,
    category: AccessControl,
    cwe: 285,
    targets: ["azurerm_storage_container"],
    fix: Unsafe,
    check: Check::Attribute(
        attribute("container_access_type").one_of(&["private"]).absent_is_ok().fix("\"private\""),
    ),
}
