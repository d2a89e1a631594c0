use crate::network::is_internet;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4a9e0f00-0765-4f72-a0d4-d31110b78279",
    aliases: &[
        "azure/azure_cognitive_search_public_network_access_enabled", "CKV_AZURE_124", "CKV_AZURE_210",
    ],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 732,
    targets: &["azurerm_search_service"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("public_network_access_enabled").is_false().for_blocks(admits_everybody).fix("false"),
    ),
    ..rule("azure-search-service-public", include_str!("service_public.md"))
};

/// Whether no list of addresses says who may call the service, or the list lets everybody in.
fn admits_everybody(service: &Block) -> Checked<bool> {
    let lists_few = both(service.is_set("allowed_ips"), not(lists(service, "allowed_ips", is_internet)));
    not(either(lists_few, is_one_of(service, "sku", &["free"])))
}
