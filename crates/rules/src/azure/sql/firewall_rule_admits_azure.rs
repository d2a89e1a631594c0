use crate::azure::shared::address_ranges::Range;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "fed5c8fd-e419-5afc-90a0-4b3ae0eeacc2",
    aliases: &["azure/sql_firewall_rule_admits_azure", "CKV2_AZURE_34", "CKV2_AZURE_6"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 668,
    pedantic: true,
    targets: &[
        "azurerm_mssql_firewall_rule", "azurerm_mysql_firewall_rule",
        "azurerm_mysql_flexible_server_firewall_rule", "azurerm_postgresql_firewall_rule",
        "azurerm_postgresql_flexible_server_firewall_rule", "azurerm_sql_firewall_rule",
    ],
    check: Check::Block(check_range),
    ..rule("azure-sql-firewall-rule-admits-azure", include_str!("firewall_rule_admits_azure.md"))
};

fn check_range(rule: &Block, cx: &mut Cx) -> Checked {
    let admits = Range::of(rule)?.is_some_and(|it| it.first.is_unspecified() && it.last.is_unspecified());
    if admits {
        let message = "`start_ip_address` and `end_ip_address` are `0.0.0.0`, which stands for all of Azure";
        cx.wrong(rule, "start_ip_address", message);
    }
    Ok(())
}
