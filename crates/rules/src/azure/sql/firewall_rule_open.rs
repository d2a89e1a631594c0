use crate::prelude::*;

rule! {
    /// Sqlserver ingress from any IP
    ///
    /// From `0.0.0.0` to `255.255.255.255` is the whole internet: nothing but a password is left between the databases
    /// of the server and everybody who guesses, and `sa` is the first name that is tried.
    ///
    /// Set `start_ip_address` and `end_ip_address` to the addresses of the clients, or use a private endpoint and no
    /// firewall rule at all.
    ///
    /// ```hcl bad
    /// resource "azurerm_mssql_firewall_rule" "clients" { # finding
    ///   name             = "clients"
    ///   server_id        = azurerm_mssql_server.orders.id
    ///   start_ip_address = "0.0.0.0"
    ///   end_ip_address   = "255.255.255.255"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_mssql_firewall_rule" "clients" {
    ///   name             = "clients"
    ///   server_id        = azurerm_mssql_server.orders.id
    ///   start_ip_address = "203.0.113.7"
    ///   end_ip_address   = "203.0.113.9"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "last" {}
    ///
    /// resource "azurerm_mssql_firewall_rule" "clients" {
    ///   name             = "clients"
    ///   server_id        = azurerm_mssql_server.orders.id
    ///   start_ip_address = "0.0.0.0"
    ///   end_ip_address   = var.last
    /// }
    /// ```
    id: "azure-sql-firewall-rule-open",
    guid: "25c0ea09-f1c5-4380-b055-3b83863f2bb8",
    aliases: [
        "azure/sql_server_ingress_from_any_ip",
        "CKV_AZURE_11", "AVD-AZU-0029", "AZU-0029", "azure-database-no-public-firewall-access",
    ],
    severity: Critical,
    category: NetworkingAndFirewall,
    cwe: 668,
    targets: ["azurerm_mssql_firewall_rule", "azurerm_sql_firewall_rule"],
    check: Check::Block(is_narrow),
}

fn is_narrow(rule: &Block, cx: &mut Cx) -> Checked {
    let is = |name, wanted: &str| Ok(rule.string(name)?.is_some_and(|it| *it == wanted));
    if both(is("start_ip_address", "0.0.0.0"), is("end_ip_address", "255.255.255.255"))? {
        let message = "`start_ip_address` and `end_ip_address` let every address in";
        cx.flag(rule.header(), message).about("start_ip_address").because(&rule.value("start_ip_address"));
    }
    Ok(())
}
