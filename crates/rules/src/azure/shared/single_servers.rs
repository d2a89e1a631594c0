//! What single servers of MySQL, MariaDB and PostgreSQL have in common.

use crate::prelude::*;

/// Clients without TLS are turned away.
pub(in crate::azure) const TLS_ENFORCED: Attribute = attribute("ssl_enforcement_enabled")
    .passes(is_enforced, "`true`")
    .for_blocks(is_told_by_a_switch)
    .fix("true");

/// The same as a word, which versions 1 and 2 of the provider have.
pub(in crate::azure) const TLS_ENFORCED_BY_WORD: Attribute =
    attribute("ssl_enforcement").passes(is_enforced, "`\"Enabled\"`").absent_is_ok().fix("\"Enabled\"");

/// No version of TLS before 1.2 is spoken. Since version 3 of the provider, that is the default.
pub(in crate::azure) const RECENT_TLS: Attribute = attribute("ssl_minimal_tls_version_enforced")
    .one_of(&["TLS1_2"])
    .absent_is_ok()
    .for_blocks(demands_tls)
    .fix("\"TLS1_2\"");

/// Backups are copied to the paired region.
pub(in crate::azure) const GEO_BACKUPS: Attribute =
    attribute("geo_redundant_backup_enabled").is_true().for_blocks(has_own_backups).fix("true");

fn is_enforced(value: &str) -> bool {
    matches!(value.to_ascii_lowercase().as_str(), "true" | "enabled")
}

/// Where TLS is not demanded at all, which has a rule of its own, the provider takes no version but the one that says so.
fn demands_tls(server: &Block) -> Checked<bool> {
    not(is_one_of(server, "ssl_enforcement_enabled", &["false"]))
}

fn is_told_by_a_switch(server: &Block) -> Checked<bool> {
    not(server.is_set("ssl_enforcement"))
}

/// A replica is as durable as its source. Versions 1 and 2 of the provider also have the setting in a block.
fn has_own_backups(server: &Block) -> Checked<bool> {
    not(either(is_one_of(server, "create_mode", &["Replica"]), server.is_set("storage_profile")))
}
