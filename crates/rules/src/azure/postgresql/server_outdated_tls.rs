use crate::azure::shared::single_servers::RECENT_TLS;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5b3b8e0e-6b43-4c5e-9a35-0d7f0a7a5d11",
    aliases: &[
        "azure/postgresql_server_outdated_tls", "CKV_AZURE_147", "AVD-AZU-0026", "AZU-0026",
        "azure-database-secure-tls-policy",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 326,
    targets: &["azurerm_postgresql_server", "azurerm_postgresql_flexible_server_configuration"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        RECENT_TLS.of(&["azurerm_postgresql_server"]),
        attribute("value")
            .of(&["azurerm_postgresql_flexible_server_configuration"])
            .none_of(&["TLSv1", "TLSv1.1"])
            .when(|parameter| super::is_parameter(parameter, &["ssl_min_protocol_version"]))
            .fix("\"TLSv1.2\""),
    ]),
    ..rule("azure-postgresql-server-outdated-tls", include_str!("server_outdated_tls.md"))
};
