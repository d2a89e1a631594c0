use crate::kubernetes::shared::pods;
use crate::prelude::*;

/// What the rules of this table have in common.
const TEMPLATE: Rule = Rule {
    severity: Low,
    category: ResourceManagement,
    cwe: 400,
    targets: &pods::WORKLOADS,
    ..rule("", include_str!("without_resources.md"))
};

pub(super) static CPU_LIMIT: Rule = Rule {
    id: "kubernetes-container-without-resources-cpu-limit",
    guid: "5f4735ce-b9ba-4d95-a089-a37a767b716f",
    aliases: &["kubernetes/cpu_limits_not_set", "CKV_K8S_11"],
    check: Check::Block(|workload, cx| check_containers(workload, cx, &["resources", "limits", "cpu"])),
    words: &[
        ("title", "Container has no CPU limit"),
        ("kind", "limits"),
        ("other", "requests"),
        ("name", "cpu"),
        ("value", "500m"),
        (
            "why",
            "An endless loop or a cryptocurrency miner in the container can slow down every other pod on its node.",
        ),
        (
            "more",
            "There is no limit by default. Where every container has a CPU request, the requests already divide a busy node\n\
            fairly, and a limit slows a container down even while the node is idle: some teams leave CPU limits out on purpose.",
        ),
        ("advice", "the most that it may use"),
    ],
    ..TEMPLATE
};

pub(super) static MEMORY_LIMIT: Rule = Rule {
    id: "kubernetes-container-without-resources-memory-limit",
    guid: "fd097ed0-7fe6-4f58-8b71-fef9f0820a21",
    aliases: &["kubernetes/memory_limits_not_defined", "CKV_K8S_12"],
    severity: Medium,
    check: Check::Block(|workload, cx| check_containers(workload, cx, &["resources", "limits", "memory"])),
    words: &[
        ("title", "Container has no memory limit"),
        ("kind", "limits"),
        ("other", "requests"),
        ("name", "memory"),
        ("value", "256Mi"),
        (
            "why",
            "A memory leak in the container can exhaust its node, so that the kernel kills processes of other pods.",
        ),
        ("more", "There is no limit by default. A container that exceeds its limit is killed and restarted."),
        ("advice", "the most that it may use"),
    ],
    ..TEMPLATE
};

pub(super) static CPU_REQUEST: Rule = Rule {
    id: "kubernetes-container-without-resources-cpu-request",
    guid: "577ac19c-6a77-46d7-9f14-e049cdd15ec2",
    aliases: &["kubernetes/cpu_requests_not_set", "CKV_K8S_10"],
    check: Check::Block(|workload, cx| check_containers(workload, cx, &["resources", "requests", "cpu"])),
    words: &[
        ("title", "Container has no CPU request"),
        ("kind", "requests"),
        ("other", "limits"),
        ("name", "cpu"),
        ("value", "250m"),
        (
            "why",
            "The container may be placed on a full node, where it gets the smallest share of CPU time under load.",
        ),
        (
            "more",
            "The scheduler places pods by what they request, and a Horizontal Pod Autoscaler measures CPU utilization against\n\
            it. Kubernetes uses the limit as the request where only a limit is set; this rule wants the request spelled out.",
        ),
        ("advice", "what it needs in normal operation"),
    ],
    ..TEMPLATE
};

pub(super) static MEMORY_REQUEST: Rule = Rule {
    id: "kubernetes-container-without-resources-memory-request",
    guid: "21719347-d02b-497d-bda4-04a03c8e5b61",
    aliases: &["kubernetes/memory_requests_not_defined", "CKV_K8S_13"],
    severity: Medium,
    check: Check::Block(|workload, cx| check_containers(workload, cx, &["resources", "requests", "memory"])),
    words: &[
        ("title", "Container has no memory request"),
        ("kind", "requests"),
        ("other", "limits"),
        ("name", "memory"),
        ("value", "256Mi"),
        (
            "why",
            "The container may be placed on a node without free memory, and is among the first to be killed or evicted.",
        ),
        (
            "more",
            "The scheduler places pods by what they request. Kubernetes uses the limit as the request where only a limit is\n\
            set; this rule wants the request spelled out.",
        ),
        ("advice", "what it needs in normal operation"),
    ],
    ..TEMPLATE
};

fn check_containers(workload: &Block, cx: &mut Cx, path: &[&str]) -> Checked {
    value::each(pods::containers(workload), |container| pods::demand(&container, path, cx).map(drop))
}
