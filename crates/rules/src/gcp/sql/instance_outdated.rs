use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "6a604fd1-d6e3-5446-822a-4087bb3ba8cd",
    aliases: &["gcp/sql_instance_outdated", "CKV_GCP_79"],
    severity: Medium,
    category: BestPractices,
    cwe: 1395,
    targets: &["google_sql_database_instance"],
    modules: super::MODULES,
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
    if let Some(end) = end_of_support(&version, cx.today().unwrap_or(LATEST)) {
        let message =
            format!("{}, whose regular support ended on {end}", instance.actual("database_version"));
        let is_declined = instance.is_left_alone("database_version");
        cx.wrong(instance, "database_version", message).pedantic_if(is_declined);
    }
    Ok(())
}

/// The day on which the regular support of a version ended, if it has by `today`.
fn end_of_support(version: &str, today: &str) -> Option<&'static str> {
    ENDS.iter().find(|(name, end)| version.starts_with(name) && *end <= today).map(|(_, end)| *end)
}

#[cfg(test)]
mod tests {
    use super::end_of_support;

    #[test]
    fn a_version_is_outdated_from_the_day_on_which_its_support_ends() {
        assert_eq!(end_of_support("POSTGRES_14", "2027-01-31"), None);
        assert_eq!(end_of_support("POSTGRES_14", "2027-02-01"), Some("2027-02-01"));
        assert_eq!(end_of_support("MYSQL_8_0_36", "2026-12-01"), Some("2026-07-01"));
        assert_eq!(end_of_support("MYSQL_8_4", "2099-01-01"), None);
    }
}
