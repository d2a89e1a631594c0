use crate::kubernetes::shared::pods;
use crate::prelude::*;

/// What the rules of this table have in common.
const TEMPLATE: Rule = Rule {
    severity: Low,
    category: Availability,
    cwe: 754,
    targets: &pods::SERVICES,
    ..rule("", include_str!("without_probe.md"))
};

pub(super) static LIVENESS: Rule = Rule {
    id: "kubernetes-container-without-probe-liveness",
    guid: "5b6d53dd-3ba3-4269-b4d7-f82e880e43c3",
    aliases: &["kubernetes/liveness_probe_is_not_defined", "CKV_K8S_8"],
    check: Check::Block(|workload, cx| check_containers(workload, cx, "liveness_probe")),
    words: &[
        ("title", "Container has no liveness probe"),
        ("name", "liveness_probe"),
        (
            "why",
            "A container that hangs, in a deadlock or on a lost connection, counts as running and is never restarted.",
        ),
        ("advice", "only while the process can do its work"),
    ],
    ..TEMPLATE
};

pub(super) static READINESS: Rule = Rule {
    id: "kubernetes-container-without-probe-readiness",
    guid: "8657197e-3f87-4694-892b-8144701d83c1",
    aliases: &["kubernetes/readiness_probe_is_not_configured", "CKV_K8S_9"],
    severity: Medium,
    check: Check::Block(|workload, cx| check_containers(workload, cx, "readiness_probe")),
    words: &[
        ("title", "Container has no readiness probe"),
        ("name", "readiness_probe"),
        (
            "why",
            "Clients see errors at every rollout, because a pod gets requests before it can answer them.",
        ),
        ("advice", "only when the pod can take requests"),
    ],
    ..TEMPLATE
};

fn check_containers(workload: &Block, cx: &mut Cx, probe: &str) -> Checked {
    value::each(pods::main_containers(workload), |container| pods::demand(&container, &[probe], cx).map(drop))
}
