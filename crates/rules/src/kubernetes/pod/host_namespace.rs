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
        ("title", "Pod shares the host's process namespace"),
        ("name", "host_pid"),
        (
            "why",
            "A process in the pod sees every process on its node and may read their environment or kill them.",
        ),
        (
            "more",
            "Command lines, which may hold passwords, are visible to everybody. The environment and the files of a process are\n\
            readable where both run as the same user.",
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
        ("title", "Pod shares the host's IPC namespace"),
        ("name", "host_ipc"),
        (
            "why",
            "A process in the pod can read and write the shared memory of processes on its node, such as a database's buffers.",
        ),
        ("more", "The namespace contains semaphores and message queues, too."),
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
        ("title", "Pod shares the host's network namespace"),
        ("name", "host_network"),
        (
            "why",
            "A process in the pod bypasses network policies and can ask the cloud's metadata service for the node's credentials.",
        ),
        (
            "more",
            "The pod uses the node's addresses and reaches services that listen on the node's loopback interface.",
        ),
    ],
    ..TEMPLATE
};

/// Pods must not share the namespace that an attribute is about.
const fn demand(name: &'static str) -> Attribute {
    attribute(name).is_false().absent_is_ok().within(pods::specs).fix("false")
}
