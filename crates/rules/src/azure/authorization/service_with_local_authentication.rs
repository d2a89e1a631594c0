use crate::azure::shared::cosmosdb;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "6e04b65c-ac3d-563e-b1fd-44cc9368304a",
    aliases: &[
        "azure/authorization_service_with_local_authentication", "CKV_AZURE_140", "CKV_AZURE_142",
        "CKV_AZURE_184", "CKV_AZURE_192", "CKV_AZURE_195", "CKV_AZURE_203", "CKV_AZURE_236",
    ],
    severity: Low,
    category: AccessControl,
    cwe: 287,
    pedantic: true,
    targets: &[
        KEYS[0], KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6], LONGER[0], LONGER[1], LONGER[2],
        COSMOS,
    ],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("local_auth_enabled").of(&KEYS).is_false().fix("false"),
        attribute("local_authentication_enabled").of(&LONGER).is_false().fix("false"),
        attribute("local_authentication_disabled")
            .of(&[COSMOS])
            .is_true()
            .for_blocks(knows_entra)
            .fix("true"),
    ]),
    ..rule(
        "azure-authorization-service-with-local-authentication",
        include_str!("service_with_local_authentication.md"),
    )
};

const KEYS: [&str; 7] = [
    "azurerm_app_configuration", "azurerm_cognitive_account", "azurerm_eventgrid_domain",
    "azurerm_eventgrid_topic", "azurerm_machine_learning_compute_cluster", "azurerm_servicebus_namespace",
    "azurerm_web_pubsub",
];

const LONGER: [&str; 3] =
    ["azurerm_automation_account", "azurerm_eventhub_namespace", "azurerm_search_service"];

const COSMOS: &str = "azurerm_cosmosdb_account";

/// Of Azure Cosmos DB, only the API for NoSQL takes identities. Version 5 of the provider turned the switch around.
fn knows_entra(account: &Block) -> Checked<bool> {
    both(cosmosdb::has_nosql_api(account), not(is_off(account, "local_authentication_enabled")))
}
