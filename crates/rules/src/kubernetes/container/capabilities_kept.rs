use crate::kubernetes::shared::pods;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "21cef75f-289f-470e-8038-c7cee0664164",
    aliases: &["kubernetes/no_drop_capabilities_for_containers"],
    severity: Low,
    category: BestPractices,
    cwe: 754,
    targets: &pods::WORKLOADS,
    check: Check::Block(check_capabilities),
    ..rule("kubernetes-container-capabilities-kept", include_str!("capabilities_kept.md"))
};

fn check_capabilities(workload: &Block, cx: &mut Cx) -> Checked {
    value::each(pods::containers(workload), |container| {
        pods::demand(&container, &["security_context", "capabilities", "drop"], cx).map(drop)
    })
}
