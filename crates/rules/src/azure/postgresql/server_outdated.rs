use crate::azure::shared::support;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "635dad6a-10c9-48aa-9240-5ec2e286de66",
    aliases: &["azure/postgresql_server_outdated"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 1395,
    targets: &["azurerm_postgresql_flexible_server"],
    check: Check::Block(|server, cx| support::check_version(server, &ENDS, cx)),
    ..rule("azure-postgresql-server-outdated", include_str!("server_outdated.md"))
};

/// The day after which only extended support is left of each version ("Extended support", "Version policy").
const ENDS: [(&str, &str); 7] = [
    ("11", "2026-07-31"),
    ("12", "2026-07-31"),
    ("13", "2026-07-31"),
    ("14", "2026-12-11"),
    ("15", "2027-11-11"),
    ("16", "2028-11-09"),
    ("17", "2029-11-08"),
];
