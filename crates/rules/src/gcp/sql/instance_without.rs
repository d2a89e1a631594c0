pub(super) mod files;
pub(super) mod sessions;
pub(super) mod statements;

use super::flags::Flag;
use crate::prelude::*;

/// What the rules of this table have in common: one for each kind of log that PostgreSQL writes if a flag asks for it.
const TEMPLATE: Rule = Rule {
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &["google_sql_database_instance"],
    fix: Some(Safe),
    ..rule("", include_str!("instance_without.md"))
};

/// A flag that PostgreSQL has off by default.
const fn on(name: &'static str) -> Flag {
    Flag::new(name, &["on"]).demanded_of(is_postgres)
}

/// Whether an instance runs PostgreSQL, with flags of its own: replicas start with those of the instance they follow.
fn is_postgres(instance: &Block) -> Checked<bool> {
    let is_postgres = lists(instance, "database_version", |it| it.starts_with("POSTGRES_"));
    both(is_postgres, not(super::is_replica(instance)))
}
