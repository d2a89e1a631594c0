use crate::kubernetes::shared::{lasting, pods};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "21719347-d02b-497d-bda4-04a03c8e5b61",
    aliases: &["kubernetes/memory_requests_not_defined", "CKV_K8S_13", "AVD-KSV-0016", "KSV-0016", "KSV016"],
    severity: Low,
    category: ResourceManagement,
    cwe: 400,
    targets: &pods::WORKLOADS,
    check: Check::Block(|workload, cx| lasting::demand_request(workload, "memory", cx)),
    ..rule(
        "kubernetes-container-without-resources-memory-request",
        include_str!("without_resources_memory_request.md"),
    )
};
