use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a10628c7-cea8-5f11-b572-7f1bc742430c",
    aliases: &["gcp/database_without_deletion_protection", "CKV_GCP_119", "CKV_GCP_121", "CKV_GCP_122"],
    severity: Low,
    category: Availability,
    cwe: 693,
    pedantic: true,
    targets: &[
        "google_bigquery_table", "google_bigtable_instance", "google_spanner_database",
        "google_sql_database_instance",
    ],
    fix: Some(Safe),
    check: Check::Attribute(attribute("deletion_protection").is_true().absent_is_ok().fix("true")),
    ..rule("gcp-database-without-deletion-protection", include_str!("without_deletion_protection.md"))
};
