use crate::kubernetes::shared::pods;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ad69e38a-d92e-4357-a8da-f2f29d545883",
    aliases: &[
        "kubernetes/pod_or_container_without_security_context", "CKV_K8S_29", "CKV_K8S_30", "AVD-KSV-0118",
        "KSV-0118", "KSV118",
    ],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 285,
    pedantic: true,
    targets: &pods::WORKLOADS,
    check: Check::Block(check_contexts),
    ..rule("kubernetes-pod-without-security-context", include_str!("without_security_context.md"))
};

fn check_contexts(workload: &Block, cx: &mut Cx) -> Checked {
    let of_pod = attribute("security_context").is_present().within(pods::specs).check(workload, cx);
    of_pod.and(pods::demand_of(pods::main_containers(workload), &["security_context"], cx))
}
