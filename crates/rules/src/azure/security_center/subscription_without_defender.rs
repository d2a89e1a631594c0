use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "819d50fd-1cdf-45c3-9936-be408aaad93e",
    aliases: &[
        "azure/security_center_pricing_tier_is_not_standard", "CKV_AZURE_19", "CKV_AZURE_55", "CKV_AZURE_61",
        "CKV_AZURE_69", "CKV_AZURE_79", "CKV_AZURE_84", "CKV_AZURE_87", "CKV_AZURE_234", "AVD-AZU-0045",
        "AZU-0045", "azure-securitycenter-enable-standard-subscription",
    ],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 665,
    targets: &["azurerm_security_center_subscription_pricing"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("tier")
            .none_of(&["Free"])
            .absent_is_ok()
            .for_blocks(is_offered)
            .pedantic_for(watches_nothing)
            .fix("\"Standard\""),
    ),
    ..rule(
        "azure-security-center-subscription-without-defender",
        include_str!("subscription_without_defender.md"),
    )
};

/// Whether the plan was not replaced by another one.
fn is_offered(pricing: &Block) -> Checked<bool> {
    not(is_one_of(pricing, "resource_type", &["ContainerRegistry", "KubernetesService", "Dns"]))
}

/// What the plans watch, by their names. The one for machines, which is the default, is for what others make as well.
const WATCHED: [(&str, &[&str]); 9] = [
    ("Api", &["azurerm_api_management"]),
    (
        "AppServices",
        &[
            "azurerm_app_service", "azurerm_function_app", "azurerm_linux_function_app",
            "azurerm_linux_web_app", "azurerm_windows_function_app", "azurerm_windows_web_app",
        ],
    ),
    ("Containers", &["azurerm_container_registry", "azurerm_kubernetes_cluster"]),
    ("CosmosDbs", &["azurerm_cosmosdb_account"]),
    ("KeyVaults", &["azurerm_key_vault"]),
    (
        "OpenSourceRelationalDatabases",
        &[
            "azurerm_mariadb_server", "azurerm_mysql_flexible_server", "azurerm_mysql_server",
            "azurerm_postgresql_flexible_server", "azurerm_postgresql_server",
        ],
    ),
    ("SqlServerVirtualMachines", &["azurerm_mssql_virtual_machine"]),
    ("SqlServers", &["azurerm_mssql_server", "azurerm_sql_server"]),
    ("StorageAccounts", &["azurerm_storage_account"]),
];

/// Whether a plan is for resources of which the configuration makes none: it is paid for what others make, if at all.
fn watches_nothing(pricing: &Block, cx: &Cx) -> Checked<bool> {
    let Some(plan) = pricing.string("resource_type")? else { return Ok(false) };
    let watched = WATCHED.iter().find(|(name, _)| *name == plan.as_str()).map_or(&[][..], |(_, kinds)| kinds);
    Ok(*plan != "VirtualMachines" && watched.iter().all(|kind| cx.resources(kind).is_empty()))
}
