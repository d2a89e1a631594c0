use crate::gcp::iam;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e3f7a9b1-c2d3-4e5f-8901-23456789abcd",
    aliases: &["gcp/dataproc_clusters_is_public", "CKV_GCP_98"],
    severity: High,
    category: InsecureConfigurations,
    cwe: 284,
    targets: &[
        "google_dataproc_cluster_iam_member", "google_dataproc_cluster_iam_binding", "data.google_iam_policy",
    ],
    check: Check::Block(|block, cx| iam::refuse_public(block, &["google_dataproc_cluster_iam_policy"], cx)),
    ..rule("gcp-dataproc-cluster-public", include_str!("cluster_public.md"))
};
