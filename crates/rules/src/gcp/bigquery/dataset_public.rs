use crate::gcp::iam;
use crate::gcp::shared::members;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e576ce44-dd03-4022-a8c0-3906acca2ab4",
    aliases: &[
        "gcp/bigquery_dataset_is_public", "CKV_GCP_15", "AVD-GCP-0046", "GCP-0046",
        "google-bigquery-no-public-access",
    ],
    severity: High,
    category: AccessControl,
    cwe: 732,
    targets: &[
        "google_bigquery_dataset", "google_bigquery_dataset_access", "google_bigquery_dataset_iam_member",
        "google_bigquery_dataset_iam_binding", "data.google_iam_policy",
    ],
    modules: &[module("terraform-google-modules/bigquery/google")],
    check: Check::Block(check_access),
    ..rule("gcp-bigquery-dataset-public", include_str!("dataset_public.md"))
};

fn check_access(block: &Block, cx: &mut Cx) -> Checked {
    match block.kind() {
        "google_bigquery_dataset" | "module" => {
            value::each(block.each("access"), |access| check_entry(&access, cx))
        }
        "google_bigquery_dataset_access" => check_entry(block, cx),
        _ => iam::refuse_public(block, &["google_bigquery_dataset_iam_policy"], cx),
    }
}

/// An entry of the dataset's own access list.
fn check_entry(access: &Block, cx: &mut Cx) -> Checked {
    value::each(["special_group", "iam_member"], |name| {
        attribute(name).none_of(&members::EVERYBODY).absent_is_ok().check(access, cx)
    })
}
