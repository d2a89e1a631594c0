use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "519d8b05-2f1b-5ee3-97ce-1584b2311e60",
    aliases: &[
        "azure/network_service_outdated_tls", "CKV_AZURE_52", "CKV_AZURE_148", "CKV_AZURE_173",
        "CKV_AZURE_200", "CKV_AZURE_205", "CKV_AZURE_223", "AVD-AZU-0026", "AZU-0026",
        "azure-database-secure-tls-policy",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 326,
    targets: &[
        NAMED[0], NAMED[1], NAMED[2], NAMED[3], "azurerm_api_management",
        "azurerm_cdn_endpoint_custom_domain", "azurerm_cosmosdb_account", "azurerm_iothub",
    ],
    fix: Some(Unsafe),
    // Azure SQL and Cosmos DB accept nothing below TLS 1.2 since 31 August 2025, whatever they are asked for (Azure Cosmos DB
    // documentation, "Self-serve minimum TLS version enforcement").
    check: Check::Attributes(&[
        attribute("minimum_tls_version")
            .of(&NAMED)
            .one_of(&["1.2", "1.3"])
            .absent_is_ok()
            .pedantic_for(|service, _| Ok(service.kind() == "azurerm_mssql_server"))
            .fix("\"1.2\""),
        attribute("minimal_tls_version")
            .of(&["azurerm_cosmosdb_account"])
            .one_of(&["Tls12"])
            .absent_is_ok()
            .pedantic_for(always)
            .fix("\"Tls12\""),
        attribute("cdn_managed_https.tls_version")
            .of(DOMAIN)
            .one_of(&["TLS12"])
            .absent_is_ok()
            .fix("\"TLS12\""),
        attribute("user_managed_https.tls_version")
            .of(DOMAIN)
            .one_of(&["TLS12"])
            .absent_is_ok()
            .fix("\"TLS12\""),
        outdated("security.backend_ssl30_enabled").also_named(&["enable_backend_ssl30"]),
        outdated("security.backend_tls10_enabled").also_named(&["enable_backend_tls10"]),
        outdated("security.backend_tls11_enabled").also_named(&["enable_backend_tls11"]),
        outdated("security.frontend_ssl30_enabled").also_named(&["enable_frontend_ssl30"]),
        outdated("security.frontend_tls10_enabled").also_named(&["enable_frontend_tls10"]),
        outdated("security.frontend_tls11_enabled").also_named(&["enable_frontend_tls11"]),
    ]),
    ..rule("azure-network-service-outdated-tls", include_str!("service_outdated_tls.md"))
};

const NAMED: [&str; 4] = [
    "azurerm_eventhub_namespace", "azurerm_mssql_server", "azurerm_redis_cache",
    "azurerm_servicebus_namespace",
];

const DOMAIN: &[&str] = &["azurerm_cdn_endpoint_custom_domain"];

/// A protocol of API Management that nobody should speak any more.
const fn outdated(path: &'static str) -> Attribute {
    attribute(path).of(&["azurerm_api_management"]).is_false().absent_is_ok().fix("false")
}
