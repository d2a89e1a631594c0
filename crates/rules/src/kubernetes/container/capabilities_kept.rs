use crate::kubernetes::shared::pods;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "21cef75f-289f-470e-8038-c7cee0664164",
    aliases: &["kubernetes/no_drop_capabilities_for_containers"],
    severity: Low,
    category: BestPractices,
    cwe: 754,
    pedantic: true,
    implies: &["kubernetes-container-net-raw-kept"],
    targets: &pods::WORKLOADS,
    check: Check::Block(|workload, cx| pods::demand_of(pods::containers(workload), &pods::DROPPED, cx)),
    ..rule("kubernetes-container-capabilities-kept", include_str!("capabilities_kept.md"))
};
