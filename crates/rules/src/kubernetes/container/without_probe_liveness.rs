use crate::kubernetes::shared::pods;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5b6d53dd-3ba3-4269-b4d7-f82e880e43c3",
    aliases: &["kubernetes/liveness_probe_is_not_defined", "CKV_K8S_8"],
    severity: Low,
    category: Availability,
    cwe: 754,
    pedantic: true,
    targets: &pods::SERVICES,
    check: Check::Block(|workload, cx| {
        pods::demand_of(pods::main_containers(workload), &["liveness_probe"], cx)
    }),
    ..rule("kubernetes-container-without-probe-liveness", include_str!("without_probe_liveness.md"))
};
