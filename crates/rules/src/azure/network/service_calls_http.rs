use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4627b92b-88a9-5014-a3b4-947db0bdd2b8",
    aliases: &["azure/network_service_calls_http", "CKV_AZURE_215", "CKV2_AZURE_30"],
    severity: Medium,
    category: Encryption,
    cwe: 319,
    targets: &["azurerm_api_management_backend", "azurerm_container_registry_webhook"],
    check: Check::Attributes(&[
        attribute("url").of(&["azurerm_api_management_backend"]).passes(is_encrypted, WISH).absent_is_ok(),
        attribute("service_uri").of(&["azurerm_container_registry_webhook"]).passes(is_encrypted, WISH),
    ]),
    ..rule("azure-network-service-calls-http", include_str!("service_calls_http.md"))
};

const WISH: &str = "an address with `https://`";

/// Addresses of services within Service Fabric start with neither.
fn is_encrypted(address: &str) -> bool {
    !address.to_ascii_lowercase().starts_with("http://")
}
