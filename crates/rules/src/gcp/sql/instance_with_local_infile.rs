use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "afad1fad-405e-5836-9a64-8a04d3bbb914",
    aliases: &[
        "gcp/sql_instance_with_local_infile", "CKV_GCP_50", "AVD-GCP-0026", "GCP-0026",
        "google-sql-mysql-no-local-infile",
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
    ..rule("gcp-sql-instance-with-local-infile", include_str!("instance_with_local_infile.md"))
};

fn is_flag(flag: &Block) -> Checked<bool> {
    is_one_of(flag, "name", &["local_infile"])
}
