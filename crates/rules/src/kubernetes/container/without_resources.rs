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
        ("title", "CPU limits not set"),
        ("kind", "limits"),
        ("other", "requests"),
        ("name", "cpu"),
        ("value", "500m"),
        (
            "why",
            "Without a CPU limit, which is the default, a container takes all the time that its\n\
            node has to spare. A loop or a miner in it slows down every other pod there, the\n\
            agents of the node included.",
        ),
        ("advice", "what it may take at the most"),
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
        ("title", "Memory limits not defined"),
        ("kind", "limits"),
        ("other", "requests"),
        ("name", "memory"),
        ("value", "256Mi"),
        (
            "why",
            "Without a memory limit, which is the default, a leak grows until the node has no\n\
            memory left. The kernel then kills processes, often those of other pods, and the\n\
            node itself may stop answering.",
        ),
        ("advice", "what it may take at the most"),
    ],
    ..TEMPLATE
};

pub(super) static CPU_REQUEST: Rule = Rule {
    id: "kubernetes-container-without-resources-cpu-request",
    guid: "577ac19c-6a77-46d7-9f14-e049cdd15ec2",
    aliases: &["kubernetes/cpu_requests_not_set", "CKV_K8S_10"],
    check: Check::Block(|workload, cx| check_containers(workload, cx, &["resources", "requests", "cpu"])),
    words: &[
        ("title", "CPU requests not set"),
        ("kind", "requests"),
        ("other", "limits"),
        ("name", "cpu"),
        ("value", "250m"),
        (
            "why",
            "The scheduler places pods by what they request. A container that requests no CPU,\n\
            which is the default, fits on the fullest node, gets the least share when time is\n\
            short, and gives the autoscaler nothing to calculate with.",
        ),
        ("advice", "what it needs to do its work"),
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
        ("title", "Memory requests not defined"),
        ("kind", "requests"),
        ("other", "limits"),
        ("name", "memory"),
        ("value", "256Mi"),
        (
            "why",
            "The scheduler places pods by what they request. A container that requests no memory,\n\
            which is the default, is put on nodes that have none to give, and is among the first\n\
            to be killed or evicted when memory is short.",
        ),
        ("advice", "what it needs to do its work"),
    ],
    ..TEMPLATE
};

fn check_containers(workload: &Block, cx: &mut Cx, path: &[&str]) -> Checked {
    value::each(pods::containers(workload), |container| pods::demand(&container, path, cx).map(drop))
}
