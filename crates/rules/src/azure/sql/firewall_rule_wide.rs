use crate::azure::shared::address_ranges::Range;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d7ba74da-2da0-4d4b-83c8-2fd72a3f6c28",
    aliases: &["azure/unrestricted_sql_server_access"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 284,
    pedantic: true,
    targets: &["azurerm_mssql_firewall_rule", "azurerm_sql_firewall_rule"],
    check: Check::Block(check_range),
    ..rule("azure-sql-firewall-rule-wide", include_str!("firewall_rule_wide.md"))
};

/// How many addresses are too many: more than a `/24` has.
const WIDE: u64 = 256;

fn check_range(rule: &Block, cx: &mut Cx) -> Checked {
    if let Some(range) = Range::of(rule)?.filter(|range| range.count() > WIDE) {
        let message = format!(
            "the rule allows {} addresses, from `{}` to `{}`",
            range.count(),
            range.first,
            range.last
        );
        cx.wrong(rule, "start_ip_address", message);
    }
    Ok(())
}
