use super::flags::{self, Flag};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a8b7c6d5-e4f3-2109-8a7b-6c5d4e3f2109",
    aliases: &["gcp/sql_database_instance_does_not_have_skip_show_database", "gcp-sql-show-database-allowed"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 200,
    pedantic: true,
    targets: &["google_sql_database_instance"],
    fix: Some(Unsafe),
    check: Check::Block(|instance, cx| flags::demand(instance, &SKIP, cx)),
    ..rule("gcp-sql-instance-allows-show-database", include_str!("instance_allows_show_database.md"))
};

const SKIP: Flag = Flag::new("skip_show_database", &["on"]).demanded_of(is_mysql);

/// Whether the instance runs MySQL, as it did before version 4 of the provider where it did not say.
fn is_mysql(instance: &Block) -> Checked<bool> {
    Ok(instance.string("database_version")?.is_none_or(|version| version.starts_with("MYSQL")))
}
