use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "25c0ea09-f1c5-4380-b055-3b83863f2bb8",
    aliases: &[
        "azure/sql_server_ingress_from_any_ip", "CKV_AZURE_11", "AVD-AZU-0029", "AZU-0029",
        "azure-database-no-public-firewall-access",
    ],
    severity: Critical,
    category: NetworkingAndFirewall,
    cwe: 668,
    targets: &["azurerm_mssql_firewall_rule", "azurerm_sql_firewall_rule"],
    check: Check::Block(check_range),
    ..rule("azure-sql-firewall-rule-open", include_str!("firewall_rule_open.md"))
};

fn check_range(rule: &Block, cx: &mut Cx) -> Checked {
    let is_first = is_one_of(rule, "start_ip_address", &["0.0.0.0"]);
    if both(is_first, is_one_of(rule, "end_ip_address", &["255.255.255.255"]))? {
        let message = "`start_ip_address` and `end_ip_address` allow every address";
        cx.flag(rule.header(), message).about("start_ip_address").because(&rule.value("start_ip_address"));
    }
    Ok(())
}
