use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3bc26b32-2a99-5e83-8eea-8a1789d9fd1f",
    aliases: &["gcp/spanner_database_without_drop_protection", "CKV_GCP_120"],
    severity: Low,
    category: Availability,
    cwe: 693,
    pedantic: true,
    targets: &["google_spanner_database"],
    fix: Some(Safe),
    check: Check::Attribute(attribute("enable_drop_protection").is_true().fix("true")),
    ..rule(
        "gcp-spanner-database-without-drop-protection",
        include_str!("database_without_drop_protection.md"),
    )
};
