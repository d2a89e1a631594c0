use crate::azure::shared::single_servers::{TLS_ENFORCED, TLS_ENFORCED_BY_WORD};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "73e42469-3a86-4f39-ad78-098f325b4e9f",
    aliases: &[
        "azure/mysql_ssl_connection_disabled", "azure/mysql_enforce_ssl_connection_disabled", "CKV_AZURE_28",
        "AVD-AZU-0020", "AZU-0020", "azure-database-enable-ssl-enforcement",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 319,
    targets: &["azurerm_mysql_server", "azurerm_mysql_flexible_server_configuration"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        TLS_ENFORCED.of(&["azurerm_mysql_server"]).absent_is_ok(),
        TLS_ENFORCED_BY_WORD.of(&["azurerm_mysql_server"]),
        attribute("value")
            .of(&["azurerm_mysql_flexible_server_configuration"])
            .passes(is_on, "`\"ON\"`")
            .when(is_transport)
            .fix("\"ON\""),
    ]),
    ..rule("azure-mysql-server-without-tls", include_str!("server_without_tls.md"))
};

fn is_on(value: &str) -> bool {
    value.eq_ignore_ascii_case("ON")
}

fn is_transport(configuration: &Block) -> Checked<bool> {
    is_one_of(configuration, "name", &["require_secure_transport"])
}
