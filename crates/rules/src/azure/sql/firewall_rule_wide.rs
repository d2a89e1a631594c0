use crate::prelude::*;
use std::net::Ipv4Addr;

pub(super) static RULE: Rule = Rule {
    guid: "d7ba74da-2da0-4d4b-83c8-2fd72a3f6c28",
    aliases: &["azure/unrestricted_sql_server_access"],
    severity: Critical,
    category: NetworkingAndFirewall,
    cwe: 284,
    targets: &["azurerm_mssql_firewall_rule", "azurerm_sql_firewall_rule"],
    check: Check::Block(check_range),
    ..rule("azure-sql-firewall-rule-wide", include_str!("firewall_rule_wide.md"))
};

/// From how far apart the ends of a range are too far: the last address of a `/24` is 255 from the first.
const WIDE: u32 = 256;

fn check_range(rule: &Block, cx: &mut Cx) -> Checked {
    let (Some(start), Some(end)) = (rule.string("start_ip_address")?, rule.string("end_ip_address")?) else {
        return Ok(());
    };
    let (Ok(first), Ok(last)) = (start.parse::<Ipv4Addr>(), end.parse::<Ipv4Addr>()) else { return Ok(()) };
    let distance = u32::from(first).abs_diff(u32::from(last));
    if distance >= WIDE {
        let count = u64::from(distance) + 1;
        let message = format!("the rule allows {count} addresses, from `{start}` to `{end}`");
        cx.wrong(rule, "start_ip_address", message);
    }
    Ok(())
}
