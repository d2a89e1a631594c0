use crate::prelude::*;

rule! {
    /// Small MSSQL audit retention period
    ///
    /// Break-ins are found months after they happen. Audit logs that were deleted by then cannot tell which logins
    /// were used and what was read. Logs in a storage account are kept for good unless `retention_in_days` is set to
    /// something else than `0`.
    ///
    /// Leave `retention_in_days` out, or set it to more than 90 days.
    ///
    /// ```hcl bad
    /// resource "azurerm_mssql_server_extended_auditing_policy" "orders" {
    ///   server_id                  = azurerm_mssql_server.orders.id
    ///   storage_endpoint           = azurerm_storage_account.audit.primary_blob_endpoint
    ///   storage_account_access_key = azurerm_storage_account.audit.primary_access_key
    ///   retention_in_days          = 30 # finding
    /// }
    /// ```
    ///
    /// The same in version 2 of the provider:
    ///
    /// ```hcl bad
    /// resource "azurerm_mssql_database" "orders" {
    ///   name      = "orders"
    ///   server_id = azurerm_mssql_server.orders.id
    ///
    ///   extended_auditing_policy {
    ///     storage_endpoint           = azurerm_storage_account.audit.primary_blob_endpoint
    ///     storage_account_access_key = azurerm_storage_account.audit.primary_access_key
    ///     retention_in_days          = 90 # finding
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_mssql_server_extended_auditing_policy" "orders" {
    ///   server_id                  = azurerm_mssql_server.orders.id
    ///   storage_endpoint           = azurerm_storage_account.audit.primary_blob_endpoint
    ///   storage_account_access_key = azurerm_storage_account.audit.primary_access_key
    ///   retention_in_days          = 365
    /// }
    ///
    /// resource "azurerm_mssql_database_extended_auditing_policy" "invoices" {
    ///   database_id                = azurerm_mssql_database.invoices.id
    ///   storage_endpoint           = azurerm_storage_account.audit.primary_blob_endpoint
    ///   storage_account_access_key = azurerm_storage_account.audit.primary_access_key
    ///   retention_in_days          = 0
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "retention" {
    ///   type = number
    /// }
    ///
    /// resource "azurerm_mssql_server_extended_auditing_policy" "orders" {
    ///   server_id                  = azurerm_mssql_server.orders.id
    ///   storage_endpoint           = azurerm_storage_account.audit.primary_blob_endpoint
    ///   storage_account_access_key = azurerm_storage_account.audit.primary_access_key
    ///   retention_in_days          = var.retention
    /// }
    /// ```
    id: "azure-sql-audit-retention-too-short",
    guid: "9c301481-e6ec-44f7-8a49-8ec63e2969ea",
    aliases: [
        "azure/small_mssql_audit_retention_period",
        "CKV_AZURE_24", "AVD-AZU-0025", "AZU-0025", "azure-database-retention-period-set",
    ],
    severity: Low,
    category: Observability,
    cwe: 778,
    targets: [
        "azurerm_mssql_server",
        "azurerm_mssql_server_extended_auditing_policy",
        "azurerm_mssql_database",
        "azurerm_mssql_database_extended_auditing_policy",
        "azurerm_sql_server",
        "azurerm_sql_database",
    ],
    fix: Safe,
    check: Check::Block(is_kept),
}

fn is_kept(block: &Block, cx: &mut Cx) -> Checked {
    let retention = if block.kind().ends_with("_extended_auditing_policy") {
        attribute("retention_in_days")
    } else {
        attribute("extended_auditing_policy.retention_in_days")
    };
    retention.passes(is_long, "more than 90 or `0` (kept for good)").absent_is_ok().fix("91").check(block, cx)
}

fn is_long(days: &str) -> bool {
    days.parse().is_ok_and(|days: f64| days == 0.0 || days > 90.0)
}
