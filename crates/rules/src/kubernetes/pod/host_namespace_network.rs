use crate::kubernetes::shared::{node, pods};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ac1564a3-c324-4747-9fa1-9dfc234dace0",
    aliases: &[
        "kubernetes/shared_host_network_namespace", "CKV_K8S_19", "AVD-KSV-0009", "KSV-0009", "KSV009",
    ],
    severity: Medium,
    category: ResourceManagement,
    cwe: 200,
    pedantic: true,
    targets: &pods::WORKLOADS,
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("host_network")
            .is_false()
            .absent_is_ok()
            .within(pods::specs)
            .pedantic_for(node::is_part_of_cluster)
            .fix("false"),
    ),
    ..rule("kubernetes-pod-host-namespace-network", include_str!("host_namespace_network.md"))
};
