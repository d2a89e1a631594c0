use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5ec972df-0434-5fc2-95b4-7ca39c1d1b91",
    aliases: &["azure/network_virtual_network_with_one_dns_server", "CKV_AZURE_182"],
    severity: Info,
    category: Availability,
    cwe: 1188,
    pedantic: true,
    targets: &["azurerm_virtual_network", "azurerm_virtual_network_dns_servers"],
    check: Check::Block(check_servers),
    ..rule(
        "azure-network-virtual-network-with-one-dns-server",
        include_str!("virtual_network_with_one_dns_server.md"),
    )
};

const SERVERS: &str = "dns_servers";

fn check_servers(network: &Block, cx: &mut Cx) -> Checked {
    let value = network.value(SERVERS);
    if value.elements().is_some_and(|servers| servers.len() == 1) {
        cx.wrong(network, SERVERS, format!("`{SERVERS}` has one server"));
    }
    Ok(())
}
