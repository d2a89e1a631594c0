use crate::kubernetes::shared::disruption;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "7249e3b0-9231-4af3-bc5f-5daf4988ecbf",
    aliases: &["kubernetes/statefulset_without_pod_disruption_budget"],
    severity: Low,
    category: Availability,
    cwe: 754,
    pedantic: true,
    targets: &["kubernetes_stateful_set", "kubernetes_stateful_set_v1"],
    check: Check::Block(disruption::demand_budget),
    ..rule("kubernetes-stateful-set-without-disruption-budget", include_str!("without_disruption_budget.md"))
};
