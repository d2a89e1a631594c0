use crate::azure::shared::single_servers::RECENT_TLS;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c2a1d4e6-f789-4b0c-9e12-3456789abcde",
    aliases: &[
        "azure/mysql_not_using_latest_tls", "CKV_AZURE_54", "AVD-AZU-0026", "AZU-0026",
        "azure-database-secure-tls-policy",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 326,
    targets: &["azurerm_mysql_server", "azurerm_mysql_flexible_server_configuration"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        RECENT_TLS.of(&["azurerm_mysql_server"]),
        attribute("value")
            .of(&["azurerm_mysql_flexible_server_configuration"])
            .passes(is_recent, "a list without `TLSv1` and `TLSv1.1`")
            .when(|parameter| is_one_of(parameter, "name", &["tls_version"]))
            .fix("\"TLSv1.2\""),
    ]),
    ..rule("azure-mysql-server-outdated-tls", include_str!("server_outdated_tls.md"))
};

fn is_recent(versions: &str) -> bool {
    !versions.split(',').any(|version| {
        ["tlsv1", "tlsv1.0", "tlsv1.1"].contains(&version.trim().to_ascii_lowercase().as_str())
    })
}
