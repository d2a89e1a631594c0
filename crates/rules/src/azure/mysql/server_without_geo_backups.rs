use crate::azure::shared::single_servers::GEO_BACKUPS;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c0e2489f-88ec-5ab0-ae46-8c6325b28227",
    aliases: &["azure/mysql_server_without_geo_backups", "CKV_AZURE_94"],
    severity: Low,
    category: Backup,
    cwe: 754,
    pedantic: true,
    targets: &["azurerm_mysql_flexible_server", "azurerm_mysql_server"],
    fix: Some(Unsafe),
    check: Check::Attribute(GEO_BACKUPS),
    ..rule("azure-mysql-server-without-geo-backups", include_str!("server_without_geo_backups.md"))
};
