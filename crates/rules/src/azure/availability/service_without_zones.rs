use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "431d115d-21da-55e3-98e5-740ecf3968bc",
    aliases: &[
        "azure/availability_service_without_zones", "CKV_AZURE_225", "CKV_AZURE_229", "CKV_AZURE_231",
        "CKV_AZURE_233",
    ],
    severity: Low,
    category: Availability,
    cwe: 693,
    pedantic: true,
    targets: &[
        "azurerm_app_service_environment_v3", "azurerm_container_registry", "azurerm_mssql_database",
        "azurerm_service_plan",
    ],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        redundant("zone_redundant")
            .of(&["azurerm_app_service_environment_v3", "azurerm_mssql_database"])
            .for_blocks(is_large),
        redundant("zone_redundancy_enabled").of(&["azurerm_container_registry"]).for_blocks(is_large),
        redundant("georeplications.zone_redundancy_enabled")
            .of(&["azurerm_container_registry"])
            .absent_block_is_ok(),
        redundant("zone_balancing_enabled").of(&["azurerm_service_plan"]).for_blocks(is_large),
    ]),
    ..rule("azure-availability-service-without-zones", include_str!("service_without_zones.md"))
};

const fn redundant(path: &'static str) -> Attribute {
    attribute(path).is_true().fix("true")
}

/// Tiers that stay in one zone.
const SMALL: &[&str] = &["Basic", "Standard", "free"];

/// Whether the tier can be spread over zones at all.
fn is_large(service: &Block) -> Checked<bool> {
    let small = either(is_one_of(service, "sku", SMALL), is_one_of(service, "edition", SMALL));
    let is_small = |name: &str| match service.kind() {
        "azurerm_service_plan" => ["B", "D", "F", "S", "Y"].iter().any(|it| name.starts_with(it)),
        // In a pool, the pool says it.
        _ => ["Basic", "DW", "ElasticPool", "S"].iter().any(|it| name.starts_with(it)),
    };
    let small_by_name = service.string("sku_name").map(|it| it.is_some_and(|it| is_small(&it)));
    not(either(small, small_by_name))
}
