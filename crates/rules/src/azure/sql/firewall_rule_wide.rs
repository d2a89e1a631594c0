use crate::prelude::*;
use std::net::Ipv4Addr;

rule! {
    /// Unrestricted SQL server access
    ///
    /// A firewall rule for 256 addresses or more is for a network of which nobody knows every machine. Each of them,
    /// and whoever gets hold of one, can try passwords on the server.
    ///
    /// Narrow `start_ip_address` and `end_ip_address` to the addresses of the clients, or use a private endpoint.
    ///
    /// ```hcl bad
    /// resource "azurerm_mssql_firewall_rule" "office" {
    ///   name             = "office"
    ///   server_id        = azurerm_mssql_server.orders.id
    ///   start_ip_address = "203.0.112.0" # finding
    ///   end_ip_address   = "203.0.113.255"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_mssql_firewall_rule" "office" {
    ///   name             = "office"
    ///   server_id        = azurerm_mssql_server.orders.id
    ///   start_ip_address = "203.0.113.0"
    ///   end_ip_address   = "203.0.113.31"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "last" {}
    ///
    /// resource "azurerm_mssql_firewall_rule" "office" {
    ///   name             = "office"
    ///   server_id        = azurerm_mssql_server.orders.id
    ///   start_ip_address = "203.0.113.0"
    ///   end_ip_address   = var.last
    /// }
    /// ```
    id: "azure-sql-firewall-rule-wide",
    guid: "d7ba74da-2da0-4d4b-83c8-2fd72a3f6c28",
    aliases: ["azure/unrestricted_sql_server_access"],
    severity: Critical,
    category: NetworkingAndFirewall,
    cwe: 284,
    targets: ["azurerm_mssql_firewall_rule", "azurerm_sql_firewall_rule"],
    check: Check::Block(is_narrow),
}

/// From how far apart the ends of a range are too far: the last address of a `/24` is 255 from the first.
const WIDE: u32 = 256;

fn is_narrow(rule: &Block, cx: &mut Cx) -> Checked {
    let (Some(start), Some(end)) = (rule.string("start_ip_address")?, rule.string("end_ip_address")?) else {
        return Ok(());
    };
    let (Ok(first), Ok(last)) = (start.parse::<Ipv4Addr>(), end.parse::<Ipv4Addr>()) else { return Ok(()) };
    let distance = u32::from(first).abs_diff(u32::from(last));
    if distance >= WIDE {
        let count = u64::from(distance) + 1;
        let message = format!("the rule lets {count} addresses in, from `{start}` to `{end}`");
        cx.flag(rule.place("start_ip_address"), message).about("start_ip_address").because(&start.origin);
    }
    Ok(())
}
