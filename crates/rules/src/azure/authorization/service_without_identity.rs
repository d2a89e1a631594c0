use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "08f63dec-d173-57b6-96ba-b4d4e673bd9a",
    aliases: &[
        "azure/authorization_service_without_identity", "CKV2_AZURE_28", "CKV2_AZURE_35", "CKV2_AZURE_36",
        "CKV_AZURE_176", "CKV_AZURE_181", "CKV_AZURE_191", "CKV_AZURE_194", "CKV_AZURE_202", "CKV_AZURE_207",
        "CKV_AZURE_238",
    ],
    severity: Low,
    category: AccessControl,
    cwe: 798,
    pedantic: true,
    targets: &[
        "azurerm_automation_account", "azurerm_cognitive_account", "azurerm_container_group",
        "azurerm_eventgrid_domain", "azurerm_eventgrid_topic", "azurerm_kusto_cluster",
        "azurerm_recovery_services_vault", "azurerm_search_service", "azurerm_servicebus_namespace",
        "azurerm_web_pubsub",
    ],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("identity").is_present().for_blocks(takes_one).fix_block(&["type = \"SystemAssigned\""]),
    ),
    ..rule("azure-authorization-service-without-identity", include_str!("service_without_identity.md"))
};

/// Azure AI Search has none in its free tier.
fn takes_one(service: &Block) -> Checked<bool> {
    not(is_one_of(service, "sku", &["free"]))
}
