use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "30e8dfd2-3591-4d19-8d11-79e93106c93d",
    aliases: &[
        "gcp/stackdriver_monitoring_disabled", "CKV_GCP_8", "AVD-GCP-0052", "GCP-0052",
        "google-gke-enable-stackdriver-monitoring",
    ],
    severity: Medium,
    category: Observability,
    cwe: 778,
    targets: &["google_container_cluster"],
    modules: super::CLUSTER_MODULES,
    fix: Some(Safe),
    check: Check::Block(|cluster, cx| {
        super::demand_agent(cluster, "monitoring_service", "monitoring_config", cx)
    }),
    ..rule("gcp-gke-cluster-without-metrics", include_str!("cluster_without_metrics.md"))
};
