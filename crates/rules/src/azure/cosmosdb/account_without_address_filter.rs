use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c2a3efb6-8a58-481c-82f2-bfddf34bb4b7",
    aliases: &["azure/cosmosdb_account_ip_range_filter_not_set"],
    severity: Critical,
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
    let is = |name: &str, wanted: bool| Ok(account.bool(name)?.is_some_and(|value| *value == wanted));
    let subnets_only =
        both(is("is_virtual_network_filter_enabled", true), account.is_set("virtual_network_rule"));
    if !either(either(lists, subnets_only), is("public_network_access_enabled", false))? {
        let message = match filter.is_null() {
            true => "`ip_range_filter` is not set: every address is admitted".to_owned(),
            false => format!("`ip_range_filter` is `{filter}`: every address is admitted"),
        };
        cx.wrong(account, "ip_range_filter", message);
    }
    Ok(())
}
