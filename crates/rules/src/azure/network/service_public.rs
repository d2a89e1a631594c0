use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "34379f9c-8426-5aa3-814d-f48205afee09",
    aliases: &[
        "azure/network_service_public", "CKV2_AZURE_24", "CKV2_AZURE_49", "CKV_AZURE_64", "CKV_AZURE_104",
        "AVD-AZU-0035", "AZU-0035", "azure-datafactory-no-public-access", "CKV_AZURE_106", "CKV_AZURE_108",
        "CKV_AZURE_134", "CKV_AZURE_144", "CKV_AZURE_158", "CKV_AZURE_174", "CKV_AZURE_185", "CKV_AZURE_193",
        "CKV_AZURE_204", "CKV_AZURE_221", "CKV_AZURE_222", "CKV_AZURE_250",
    ],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 668,
    pedantic: true,
    targets: &[
        SWITCHED[0], SWITCHED[1], SWITCHED[2], SWITCHED[3], SWITCHED[4], SWITCHED[5], SWITCHED[6],
        SWITCHED[7], SWITCHED[8], SWITCHED[9], SWITCHED[10], SWITCHED[11], SWITCHED[12], SWITCHED[13],
        SWITCHED[14], SWITCHED[15], SWITCHED[16], "azurerm_app_configuration", "azurerm_data_factory",
        "azurerm_storage_sync",
    ],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("public_network_access_enabled")
            .of(&SWITCHED)
            .is_false()
            .for_blocks(admits_everybody)
            .fix("false"),
        attribute("public_network_access")
            .of(&["azurerm_app_configuration"])
            .one_of(&["Disabled"])
            .for_blocks(is_not_a_trial)
            .fix("\"Disabled\""),
        attribute("public_network_enabled").of(&["azurerm_data_factory"]).is_false().fix("false"),
        attribute("incoming_traffic_policy")
            .of(&["azurerm_storage_sync"])
            .one_of(&["AllowVirtualNetworksOnly"])
            .fix("\"AllowVirtualNetworksOnly\""),
    ]),
    ..rule("azure-network-service-public", include_str!("service_public.md"))
};

const SWITCHED: [&str; 17] = [
    "azurerm_api_management", "azurerm_automation_account", "azurerm_cognitive_account",
    "azurerm_databricks_workspace", "azurerm_eventgrid_domain", "azurerm_eventgrid_topic", "azurerm_iothub",
    "azurerm_linux_function_app", "azurerm_linux_function_app_slot", "azurerm_linux_web_app",
    "azurerm_linux_web_app_slot", "azurerm_machine_learning_workspace", "azurerm_servicebus_namespace",
    "azurerm_windows_function_app", "azurerm_windows_function_app_slot", "azurerm_windows_web_app",
    "azurerm_windows_web_app_slot",
];

/// Whether no list says who may call, or the service is not one that could be closed.
fn admits_everybody(service: &Block) -> Checked<bool> {
    let denies = |rules: &Block| is_one_of(rules, "default_action", &["Deny"]);
    let of_apps = service.any("site_config", |site| {
        let denies = is_one_of(site, "ip_restriction_default_action", &["Deny"]);
        either(denies, site.is_set("ip_restriction"))
    });
    not(value::any(
        [
            service.any("network_rule_set", denies),
            service.any("network_acls", denies),
            service.is_set("inbound_ip_rule"),
            is_one_of(service, "virtual_network_type", &["Internal"]),
            of_apps,
        ],
        |it| it,
    ))
}

/// The free tier has no private endpoints.
fn is_not_a_trial(store: &Block) -> Checked<bool> {
    both(store.is_set("sku"), not(is_one_of(store, "sku", &["free"])))
}
