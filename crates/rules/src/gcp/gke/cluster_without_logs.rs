use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4c7ebcb2-eae2-461e-bc83-456ee2d4f694",
    aliases: &[
        "gcp/stackdriver_logging_disabled", "CKV_GCP_1", "AVD-GCP-0060", "GCP-0060",
        "google-gke-enable-stackdriver-logging",
    ],
    severity: Medium,
    category: Observability,
    cwe: 778,
    targets: &["google_container_cluster"],
    modules: super::CLUSTER_MODULES,
    fix: Some(Safe),
    check: Check::Block(|cluster, cx| super::demand_agent(cluster, "logging_service", "logging_config", cx)),
    ..rule("gcp-gke-cluster-without-logs", include_str!("cluster_without_logs.md"))
};
