use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e71cc98d-7348-54dc-aaba-6cc44b7d31a3",
    aliases: &[
        "gcp/sql_instance_with_contained_databases", "CKV_GCP_59", "AVD-GCP-0023", "GCP-0023",
        "google-sql-no-contained-db-auth",
    ],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 200,
    targets: &["google_sql_database_instance"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("settings.database_flags.value")
            .one_of(&["off"])
            .absent_is_ok()
            .when(is_flag)
            .fix("\"off\""),
    ),
    ..rule("gcp-sql-instance-with-contained-databases", include_str!("instance_with_contained_databases.md"))
};

fn is_flag(flag: &Block) -> Checked<bool> {
    is_one_of(flag, "name", &["contained database authentication"])
}
