use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "004e1d8f-e31a-5a48-93b2-5ea8b07abf16",
    aliases: &["azure/network_service_with_public_endpoint", "CKV_AZURE_59"],
    severity: Info,
    category: NetworkingAndFirewall,
    cwe: 668,
    pedantic: true,
    targets: &["azurerm_key_vault", "azurerm_storage_account"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("public_network_access_enabled").is_false().fix("false")),
    ..rule("azure-network-service-with-public-endpoint", include_str!("service_with_public_endpoint.md"))
};
