use crate::kubernetes::shared::pods;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5f4735ce-b9ba-4d95-a089-a37a767b716f",
    aliases: &["kubernetes/cpu_limits_not_set", "CKV_K8S_11", "AVD-KSV-0011", "KSV-0011", "KSV011"],
    severity: Low,
    category: ResourceManagement,
    cwe: 400,
    pedantic: true,
    targets: &pods::WORKLOADS,
    check: Check::Block(|workload, cx| {
        pods::demand_of(pods::containers(workload), &["resources", "limits", "cpu"], cx)
    }),
    ..rule("kubernetes-container-without-resources-cpu-limit", include_str!("without_resources_cpu_limit.md"))
};
