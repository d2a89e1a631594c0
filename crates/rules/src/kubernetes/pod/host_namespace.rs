use crate::kubernetes::shared::pods;
use crate::prelude::*;
use tollgate_core::check::Attribute;

/// What the rules of this table have in common.
const TEMPLATE: Rule = Rule {
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 250,
    targets: &pods::WORKLOADS,
    fix: Some(Unsafe),
    ..rule("", include_str!("host_namespace.md"))
};

pub(super) static PID: Rule = Rule {
    id: "kubernetes-pod-host-namespace-pid",
    guid: "587d5d82-70cf-449b-9817-f60f9bccb88c",
    aliases: &["kubernetes/container_host_pid_is_true", "CKV_K8S_17"],
    check: Check::Attribute(demand("host_pid")),
    words: &[
        ("title", "Container host PID is true"),
        ("name", "host_pid"),
        (
            "why",
            "A pod in the process namespace of its node sees every process there, with its\n\
            command line and, where the users are the same, its environment and its files. It\n\
            can also kill what keeps the node running.",
        ),
    ],
    ..TEMPLATE
};

pub(super) static IPC: Rule = Rule {
    id: "kubernetes-pod-host-namespace-ipc",
    guid: "e94d3121-c2d1-4e34-a295-139bfeb73ea3",
    aliases: &["kubernetes/shared_host_ipc_namespace", "CKV_K8S_18"],
    category: ResourceManagement,
    cwe: 200,
    check: Check::Attribute(demand("host_ipc")),
    words: &[
        ("title", "Shared host IPC namespace"),
        ("name", "host_ipc"),
        (
            "why",
            "A pod in the IPC namespace of its node can read and write the shared memory,\n\
            semaphores and message queues of every process there that uses any: databases keep\n\
            their buffers in it.",
        ),
    ],
    ..TEMPLATE
};

pub(super) static NETWORK: Rule = Rule {
    id: "kubernetes-pod-host-namespace-network",
    guid: "ac1564a3-c324-4747-9fa1-9dfc234dace0",
    aliases: &["kubernetes/shared_host_network_namespace", "CKV_K8S_19"],
    category: ResourceManagement,
    cwe: 200,
    check: Check::Attribute(demand("host_network")),
    words: &[
        ("title", "Shared host network namespace"),
        ("name", "host_network"),
        (
            "why",
            "A pod in the network namespace of its node uses the node's addresses. No network\n\
            policy applies to it, it reaches what listens on the node's loopback interface, and\n\
            it can ask the cloud's metadata service for the credentials of the node.",
        ),
    ],
    ..TEMPLATE
};

/// Pods must not share the namespace that an attribute is about.
const fn demand(name: &'static str) -> Attribute {
    attribute(name).is_false().absent_is_ok().within(pods::specs).fix("false")
}
