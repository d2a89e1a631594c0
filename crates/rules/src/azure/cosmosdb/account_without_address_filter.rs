use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c2a3efb6-8a58-481c-82f2-bfddf34bb4b7",
    aliases: &["azure/cosmosdb_account_ip_range_filter_not_set", "CKV_AZURE_99", "CKV_AZURE_101"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 285,
    targets: &["azurerm_cosmosdb_account"],
    check: Check::Block(check_filter),
    ..rule("azure-cosmosdb-account-without-address-filter", include_str!("account_without_address_filter.md"))
};

fn check_filter(account: &Block, cx: &mut Cx) -> Checked {
    let filter = account.value("ip_range_filter");
    let lists = match filter.elements() {
        Some(addresses) => Ok(!addresses.is_empty()),
        None => {
            account.string("ip_range_filter").map(|text| text.is_some_and(|text| !text.trim().is_empty()))
        }
    };
    let by_subnet = account.is_true("is_virtual_network_filter_enabled");
    let subnets_only = both(by_subnet, account.is_set("virtual_network_rule"));
    if !either(either(lists, subnets_only), is_off(account, "public_network_access_enabled"))? {
        let message = format!("{}, so every address is allowed", account.actual("ip_range_filter"));
        // Which subnets it admits is for the callers of a module that has a place for them.
        let by_given = matches!(account.is_true("is_virtual_network_filter_enabled"), Ok(true))
            && account.foresees("virtual_network_rule");
        cx.wrong(account, "ip_range_filter", message).pedantic_if(by_given);
    }
    Ok(())
}
