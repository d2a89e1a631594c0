use crate::azure::shared::single_servers::GEO_BACKUPS;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "0a70d5f3-1ecd-4c8e-9292-928fc9a8c4f1",
    aliases: &["azure/mariadb_server_georedundant_backup_disabled", "CKV_AZURE_129"],
    severity: Low,
    category: Backup,
    cwe: 799,
    pedantic: true,
    targets: &["azurerm_mariadb_server"],
    fix: Some(Unsafe),
    check: Check::Attribute(GEO_BACKUPS),
    ..rule("azure-mariadb-server-without-geo-backups", include_str!("server_without_geo_backups.md"))
};
