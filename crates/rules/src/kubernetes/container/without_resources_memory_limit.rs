use crate::kubernetes::shared::{lasting, pods};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "fd097ed0-7fe6-4f58-8b71-fef9f0820a21",
    aliases: &["kubernetes/memory_limits_not_defined", "CKV_K8S_12", "AVD-KSV-0018", "KSV-0018", "KSV018"],
    severity: Low,
    category: ResourceManagement,
    cwe: 400,
    implies: &[
        "kubernetes-container-without-resources-memory-request",
        "kubernetes-container-without-resources-cpu-request",
    ],
    targets: &pods::WORKLOADS,
    check: Check::Block(|workload, cx| {
        lasting::demand_of_lasting(workload, &["resources", "limits", "memory"], cx)
    }),
    ..rule(
        "kubernetes-container-without-resources-memory-limit",
        include_str!("without_resources_memory_limit.md"),
    )
};
