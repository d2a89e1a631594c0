use crate::kubernetes::shared::pods;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a9174d31-d526-4ad9-ace4-ce7ddbf52e03",
    aliases: &["kubernetes/cluster_allows_unsafe_sysctls", "AVD-KSV-0026", "KSV-0026", "KSV026"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 732,
    pedantic: true,
    targets: &[
        "kubernetes_cron_job", "kubernetes_cron_job_v1", "kubernetes_daemon_set_v1", "kubernetes_daemonset",
        "kubernetes_deployment", "kubernetes_deployment_v1", "kubernetes_job", "kubernetes_job_v1",
        "kubernetes_pod", "kubernetes_pod_security_policy", "kubernetes_pod_security_policy_v1beta1",
        "kubernetes_pod_v1", "kubernetes_replication_controller", "kubernetes_replication_controller_v1",
        "kubernetes_stateful_set", "kubernetes_stateful_set_v1",
    ],
    check: Check::Block(check_settings),
    ..rule("kubernetes-pod-unsafe-sysctl", include_str!("unsafe_sysctl.md"))
};

/// What is safe (Kubernetes documentation, "Using sysctls in a Kubernetes Cluster").
const SAFE: [&str; 12] = [
    "kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.tcp_syncookies",
    "net.ipv4.ping_group_range", "net.ipv4.ip_unprivileged_port_start", "net.ipv4.ip_local_reserved_ports",
    "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl",
    "net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem",
];

fn check_settings(block: &Block, cx: &mut Cx) -> Checked {
    if block.kind().starts_with("kubernetes_pod_security_policy") {
        return attribute("spec.allowed_unsafe_sysctls").is_absent().check(block, cx);
    }
    value::each(pods::specs(block), |spec| {
        value::each(spec.each("security_context"), |context| {
            value::each(pods::parts(&context, "sysctl"), |setting| {
                let Some(name) = setting.block.string("name")? else { return Ok(()) };
                if !SAFE.contains(&name.as_str()) {
                    let path = setting.block.path_of("name");
                    let message = format!("`{path}` is `\"{name}\"`, which is not safe");
                    let at = setting.place(setting.block.header());
                    cx.flag(at, message).about(path).because(&name.origin);
                }
                Ok(())
            })
        })
    })
}
