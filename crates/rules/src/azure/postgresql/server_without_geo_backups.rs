use crate::azure::shared::single_servers::GEO_BACKUPS;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "8b042c30-e441-453f-b162-7696982ebc58",
    aliases: &["azure/geo_redundancy_is_disabled", "CKV_AZURE_102", "CKV_AZURE_136"],
    severity: Low,
    category: Backup,
    cwe: 754,
    pedantic: true,
    targets: &["azurerm_postgresql_server", "azurerm_postgresql_flexible_server"],
    fix: Some(Unsafe),
    check: Check::Attribute(GEO_BACKUPS),
    ..rule("azure-postgresql-server-without-geo-backups", include_str!("server_without_geo_backups.md"))
};
