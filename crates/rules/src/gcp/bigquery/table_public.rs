use crate::gcp::iam;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a9b8c7d6-e5f4-3210-abcd-1234567890ab",
    aliases: &["gcp/bigquery_table_is_public", "CKV_GCP_100"],
    severity: High,
    category: InsecureConfigurations,
    cwe: 284,
    targets: &[
        "google_bigquery_table_iam_member", "google_bigquery_table_iam_binding", "data.google_iam_policy",
    ],
    check: Check::Block(|block, cx| iam::refuse_public(block, &["google_bigquery_table_iam_policy"], cx)),
    ..rule("gcp-bigquery-table-public", include_str!("table_public.md"))
};
