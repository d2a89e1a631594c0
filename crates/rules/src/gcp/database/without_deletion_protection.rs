use crate::gcp::sql;
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
    modules: sql::MODULES,
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("deletion_protection").is_true().absent_is_ok().for_blocks(holds_data).fix("true"),
    ),
    ..rule("gcp-database-without-deletion-protection", include_str!("without_deletion_protection.md"))
};

/// Whether there is something to lose, which is not so with views and external tables of BigQuery.
fn holds_data(database: &Block) -> Checked<bool> {
    const ELSEWHERE: [&str; 3] = ["view", "materialized_view", "external_data_configuration"];
    not(value::any(ELSEWHERE, |kind| both(Ok(database.kind() == TABLE), database.is_set(kind))))
}

const TABLE: &str = "google_bigquery_table";
