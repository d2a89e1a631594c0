use crate::kubernetes::shared::disruption;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a05331ee-1653-45cb-91e6-13637a76e4f0",
    aliases: &["kubernetes/deployment_without_pod_disruption_budget"],
    severity: Low,
    category: Availability,
    cwe: 400,
    pedantic: true,
    targets: &["kubernetes_deployment", "kubernetes_deployment_v1"],
    check: Check::Block(disruption::demand_budget),
    ..rule("kubernetes-deployment-without-disruption-budget", include_str!("without_disruption_budget.md"))
};
