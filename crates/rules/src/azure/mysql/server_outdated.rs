use crate::azure::shared::support;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "8441e94d-c625-447a-873a-6e24d3d7d547",
    aliases: &["azure/mysql_server_outdated"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 1395,
    targets: &["azurerm_mysql_flexible_server"],
    check: Check::Block(|server, cx| support::check_version(server, &ENDS, cx)),
    ..rule("azure-mysql-server-outdated", include_str!("server_outdated.md"))
};

/// The day after which only extended support is left of each version ("Version policy", in September 2026; Microsoft has
/// put these days off more than once).
const ENDS: [(&str, &str); 3] = [("5.7", "2026-09-30"), ("8.0", "2027-01-31"), ("8.4", "2032-05-31")];
