use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "041ebfe5-f20a-578a-b609-60f72b807eb8",
    aliases: &[
        "azure/availability_service_without_agreement", "CKV_AZURE_170", "CKV_AZURE_175", "CKV_AZURE_180",
        "CKV_AZURE_188", "CKV_AZURE_196", "CKV_AZURE_208", "CKV_AZURE_209", "CKV_AZURE_230",
    ],
    severity: Info,
    category: Availability,
    cwe: 693,
    pedantic: true,
    targets: &[
        "azurerm_app_configuration", "azurerm_kubernetes_cluster", "azurerm_kusto_cluster",
        "azurerm_redis_cache", "azurerm_search_service", "azurerm_signalr_service", "azurerm_web_pubsub",
    ],
    check: Check::Attributes(&[
        attribute("sku").of(&["azurerm_app_configuration"]).one_of(&["standard", "premium"]),
        attribute("sku_tier").of(&["azurerm_kubernetes_cluster"]).one_of(&["Standard", "Premium", "Paid"]),
        attribute("sku.name")
            .of(&["azurerm_kusto_cluster"])
            .passes(is_not_a_trial, "a tier that is not for tests"),
        attribute("sku_name").of(&["azurerm_redis_cache"]).none_of(&["Basic"]),
        attribute("sku").of(SEARCH).none_of(&["free"]),
        attribute("replica_count")
            .of(SEARCH)
            .at_least(3)
            .for_blocks(|it| not(is_one_of(it, "sku", &["free"]))),
        attribute("sku.name").of(&["azurerm_signalr_service"]).none_of(&["Free_F1"]),
        attribute("sku").of(&["azurerm_web_pubsub"]).none_of(&["Free_F1"]),
    ]),
    ..rule("azure-availability-service-without-agreement", include_str!("service_without_agreement.md"))
};

const SEARCH: &[&str] = &["azurerm_search_service"];

/// The tiers for development say it in their name: `Dev(No SLA)_Standard_D11_v2`.
fn is_not_a_trial(name: &str) -> bool {
    !name.starts_with("Dev(No SLA)")
}
