use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "6a604fd1-d6e3-5446-822a-4087bb3ba8cd",
    aliases: &["gcp/sql_instance_outdated", "CKV_GCP_79"],
    severity: Medium,
    category: BestPractices,
    cwe: 1395,
    targets: &["google_sql_database_instance"],
    check: Check::Block(check_version),
    ..rule("gcp-sql-instance-outdated", include_str!("instance_outdated.md"))
};

/// How the versions of which the regular support ends are called, and the day after which only extended support is left
/// (Cloud SQL documentation, "Database versions and version policies").
const ENDS: [(&str, &str); 11] = [
    ("MYSQL_5_", "2025-02-01"),
    ("POSTGRES_9_6", "2025-02-01"),
    ("POSTGRES_10", "2025-02-01"),
    ("POSTGRES_11", "2025-02-01"),
    ("POSTGRES_12", "2025-02-01"),
    ("POSTGRES_13", "2026-02-01"),
    ("MYSQL_8_0", "2026-07-01"),
    ("POSTGRES_14", "2027-02-01"),
    ("POSTGRES_15", "2028-02-01"),
    ("POSTGRES_16", "2029-02-01"),
    ("POSTGRES_17", "2030-02-01"),
];

/// The day that counts where the scan was not told the present one: what had ended by then is outdated for certain.
const LATEST: &str = "2025-12-31";

fn check_version(instance: &Block, cx: &mut Cx) -> Checked {
    let Some(version) = instance.string("database_version")? else { return Ok(()) };
    let today = cx.today().unwrap_or(LATEST);
    let end = ENDS.iter().find(|(name, end)| version.starts_with(name) && *end <= today);
    if let Some((_, end)) = end {
        let message =
            format!("{}, whose regular support ended on {end}", actual(instance, "database_version"));
        cx.wrong(instance, "database_version", message);
    }
    Ok(())
}
