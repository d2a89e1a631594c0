use crate::kubernetes::shared::{lasting, pods};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "577ac19c-6a77-46d7-9f14-e049cdd15ec2",
    aliases: &["kubernetes/cpu_requests_not_set", "CKV_K8S_10", "AVD-KSV-0015", "KSV-0015", "KSV015"],
    severity: Low,
    category: ResourceManagement,
    cwe: 400,
    targets: &pods::WORKLOADS,
    check: Check::Block(|workload, cx| lasting::demand_request(workload, "cpu", cx)),
    ..rule(
        "kubernetes-container-without-resources-cpu-request",
        include_str!("without_resources_cpu_request.md"),
    )
};
