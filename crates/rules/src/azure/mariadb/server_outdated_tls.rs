use crate::azure::shared::single_servers::{RECENT_TLS, TLS_ENFORCED, TLS_ENFORCED_BY_WORD};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "8f0e6b2d-3c9a-4f1e-8d2a-7b6c5d4e3f21",
    aliases: &[
        "azure/mariadb_not_using_latest_tls", "CKV_AZURE_47", "CKV2_AZURE_37", "AVD-AZU-0020", "AZU-0020",
        "azure-database-enable-ssl-enforcement",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    targets: &["azurerm_mariadb_server"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[TLS_ENFORCED, TLS_ENFORCED_BY_WORD, RECENT_TLS]),
    ..rule("azure-mariadb-server-outdated-tls", include_str!("server_outdated_tls.md"))
};
