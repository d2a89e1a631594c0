use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "fe405074-7e18-40f9-9aef-024aa1d0a889",
    aliases: &["tencentcloud/tke_cluster_log_disabled", "CKV_TC_6"],
    severity: Low,
    category: Observability,
    cwe: 778,
    targets: &["tencentcloud_kubernetes_cluster"],
    fix: Some(Safe),
    check: Check::Attribute(attribute("log_agent.enabled").is_true().fix("true")),
    ..rule("tencentcloud-tke-cluster-without-logs", include_str!("cluster_without_logs.md"))
};
