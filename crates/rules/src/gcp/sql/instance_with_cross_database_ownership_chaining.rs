use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b2d5f3c9-1e68-47a1-89b4-92f3a6d7e123",
    aliases: &[
        "gcp/sql_database_has_cross_db_ownership_chaining", "CKV_GCP_58", "AVD-GCP-0019", "GCP-0019",
        "google-sql-no-cross-db-ownership-chaining", "gcp-sql-cross-database-ownership-chaining",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 200,
    targets: &["google_sql_database_instance"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("settings.database_flags.value")
            .one_of(&["off"])
            .absent_is_ok()
            .when(is_chaining)
            .fix("\"off\""),
    ),
    ..rule(
        "gcp-sql-instance-with-cross-database-ownership-chaining",
        include_str!("instance_with_cross_database_ownership_chaining.md"),
    )
};

fn is_chaining(flag: &Block) -> Checked<bool> {
    is_one_of(flag, "name", &["cross db ownership chaining"])
}
