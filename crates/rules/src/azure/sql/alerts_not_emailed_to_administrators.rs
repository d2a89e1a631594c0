use crate::prelude::*;

rule! {
    /// SQL server alert email disabled
    ///
    /// The threat detection of Azure SQL sees injections, logins from strange places and mass exports; unless it sends its
    /// alerts to somebody, they wait in the portal while the attack goes on. The administrators of the subscription get no
    /// mail unless `email_account_admins` is set, in the alert policy of a server as in the `threat_detection_policy` of
    /// a database (`email_account_admins_enabled` for managed instances).
    ///
    /// Set it to `true`; in the `threat_detection_policy` of a database it is spelt `"Enabled"`. `email_addresses` may name
    /// others besides.
    ///
    /// ```hcl bad
    /// resource "azurerm_mssql_server_security_alert_policy" "orders" { # finding
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   server_name         = azurerm_mssql_server.orders.name
    ///   state               = "Enabled"
    /// }
    ///
    /// resource "azurerm_mssql_server_security_alert_policy" "invoices" {
    ///   resource_group_name  = azurerm_resource_group.shop.name
    ///   server_name          = azurerm_mssql_server.invoices.name
    ///   state                = "Enabled"
    ///   email_account_admins = false # finding
    /// }
    ///
    /// resource "azurerm_mssql_managed_instance_security_alert_policy" "ledger" { # finding
    ///   resource_group_name   = azurerm_resource_group.shop.name
    ///   managed_instance_name = azurerm_mssql_managed_instance.ledger.name
    ///   enabled               = true
    /// }
    ///
    /// resource "azurerm_mssql_database" "orders" {
    ///   name      = "orders"
    ///   server_id = azurerm_mssql_server.orders.id
    ///
    ///   threat_detection_policy {
    ///     state                = "Enabled"
    ///     email_account_admins = "Disabled" # finding
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_mssql_server_security_alert_policy" "orders" {
    ///   resource_group_name  = azurerm_resource_group.shop.name
    ///   server_name          = azurerm_mssql_server.orders.name
    ///   state                = "Enabled"
    ///   email_account_admins = true
    /// }
    ///
    /// resource "azurerm_mssql_managed_instance_security_alert_policy" "ledger" {
    ///   resource_group_name          = azurerm_resource_group.shop.name
    ///   managed_instance_name        = azurerm_mssql_managed_instance.ledger.name
    ///   enabled                      = true
    ///   email_account_admins_enabled = true
    /// }
    ///
    /// resource "azurerm_mssql_database" "orders" {
    ///   name      = "orders"
    ///   server_id = azurerm_mssql_server.orders.id
    ///
    ///   threat_detection_policy {
    ///     state                = "Enabled"
    ///     email_account_admins = "Enabled"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "notify" {
    ///   type = bool
    /// }
    ///
    /// resource "azurerm_mssql_server_security_alert_policy" "orders" {
    ///   resource_group_name  = azurerm_resource_group.shop.name
    ///   server_name          = azurerm_mssql_server.orders.name
    ///   state                = "Enabled"
    ///   email_account_admins = var.notify
    /// }
    /// ```
    id: "azure-sql-alerts-not-emailed-to-administrators",
    guid: "55975007-f6e7-4134-83c3-298f1fe4b519",
    aliases: [
        "azure/sql_server_alert_email_disabled",
        "CKV_AZURE_27", "AVD-AZU-0023", "AZU-0023", "azure-database-threat-alert-email-to-owner",
    ],
    severity: Low,
    category: BestPractices,
    cwe: 778,
    targets: [
        "azurerm_mssql_server_security_alert_policy",
        "azurerm_mssql_managed_instance_security_alert_policy",
        "azurerm_mssql_database",
        "azurerm_sql_database",
        "azurerm_sql_server",
    ],
    fix: Safe,
    check: Check::Block(administrators_get_alerts),
}

fn administrators_get_alerts(block: &Block, cx: &mut Cx) -> Checked {
    let nested = attribute("threat_detection_policy.email_account_admins").absent_block_is_ok();
    let demand = match block.kind() {
        "azurerm_mssql_server_security_alert_policy" => {
            attribute("email_account_admins").is_true().fix("true")
        }
        "azurerm_mssql_managed_instance_security_alert_policy" => {
            attribute("email_account_admins_enabled").is_true().fix("true")
        }
        "azurerm_sql_server" => nested.is_true().fix("true"),
        _ => nested.one_of(&["Enabled"]).fix("\"Enabled\""),
    };
    demand.check(block, cx)
}
