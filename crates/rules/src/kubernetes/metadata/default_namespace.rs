use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "abcb818b-5af7-4d72-aba9-6dd84956b451",
    aliases: &["kubernetes/using_default_namespace", "CKV_K8S_21", "AVD-KSV-0110", "KSV-0110", "KSV110"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 665,
    pedantic: true,
    targets: &[
        "kubernetes_config_map", "kubernetes_config_map_v1", "kubernetes_cron_job", "kubernetes_cron_job_v1",
        "kubernetes_daemon_set_v1", "kubernetes_daemonset", "kubernetes_deployment",
        "kubernetes_deployment_v1", "kubernetes_endpoints", "kubernetes_endpoints_v1",
        "kubernetes_horizontal_pod_autoscaler", "kubernetes_horizontal_pod_autoscaler_v1",
        "kubernetes_horizontal_pod_autoscaler_v2", "kubernetes_horizontal_pod_autoscaler_v2beta2",
        "kubernetes_ingress", "kubernetes_ingress_v1", "kubernetes_job", "kubernetes_job_v1",
        "kubernetes_limit_range", "kubernetes_limit_range_v1", "kubernetes_network_policy",
        "kubernetes_network_policy_v1", "kubernetes_persistent_volume_claim",
        "kubernetes_persistent_volume_claim_v1", "kubernetes_pod", "kubernetes_pod_disruption_budget",
        "kubernetes_pod_disruption_budget_v1", "kubernetes_pod_v1", "kubernetes_replication_controller",
        "kubernetes_replication_controller_v1", "kubernetes_resource_quota", "kubernetes_resource_quota_v1",
        "kubernetes_role", "kubernetes_role_binding", "kubernetes_role_binding_v1", "kubernetes_role_v1",
        "kubernetes_secret", "kubernetes_secret_v1", "kubernetes_service", "kubernetes_service_account",
        "kubernetes_service_account_v1", "kubernetes_service_v1", "kubernetes_stateful_set",
        "kubernetes_stateful_set_v1",
    ],
    check: Check::Attribute(
        attribute("metadata.namespace").passes(is_apart, "a namespace other than `default`"),
    ),
    ..rule("kubernetes-metadata-default-namespace", include_str!("default_namespace.md"))
};

fn is_apart(namespace: &str) -> bool {
    !matches!(namespace, "" | "default")
}
