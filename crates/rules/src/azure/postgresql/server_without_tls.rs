use crate::azure::shared::single_servers::{TLS_ENFORCED, TLS_ENFORCED_BY_WORD};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "0437633b-daa6-4bbc-8526-c0d2443b946e",
    aliases: &[
        "azure/ssl_enforce_is_disabled", "azure/postgres_enforce_ssl_connection_disabled", "CKV_AZURE_29",
        "AVD-AZU-0020", "AZU-0020", "azure-database-enable-ssl-enforcement",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 319,
    targets: &["azurerm_postgresql_server", "azurerm_postgresql_flexible_server_configuration"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        TLS_ENFORCED.of(&["azurerm_postgresql_server"]),
        TLS_ENFORCED_BY_WORD.of(&["azurerm_postgresql_server"]),
        super::switched_on(|parameter| super::is_parameter(parameter, &["require_secure_transport"]))
            .of(&["azurerm_postgresql_flexible_server_configuration"]),
    ]),
    ..rule("azure-postgresql-server-without-tls", include_str!("server_without_tls.md"))
};
