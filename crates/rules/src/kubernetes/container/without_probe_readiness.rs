use crate::kubernetes::shared::pods;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "8657197e-3f87-4694-892b-8144701d83c1",
    aliases: &["kubernetes/readiness_probe_is_not_configured", "CKV_K8S_9"],
    severity: Low,
    pedantic: true,
    category: Availability,
    cwe: 754,
    targets: &pods::SERVICES,
    check: Check::Block(check_probe),
    ..rule("kubernetes-container-without-probe-readiness", include_str!("without_probe_readiness.md"))
};

/// A container that tells how another one fares must not take it out of service.
fn check_probe(workload: &Block, cx: &mut Cx) -> Checked {
    let containers = pods::main_containers(workload);
    let is_one_of_many = containers.len() > 1;
    value::each(containers, |container| {
        let is_declined = is_one_of_many && is_exporter(&container.block);
        pods::demand_or_advise(&container, &["readiness_probe"], is_declined, cx).map(drop)
    })
}

/// Whether a container is an exporter of metrics, as its name or its image says.
fn is_exporter(container: &Block) -> bool {
    ["name", "image"].into_iter().any(|attribute| {
        let text = container.value(attribute).to_string();
        let text = text.trim_matches('"').rsplit('/').next().unwrap_or_default();
        text.split([':', '@']).next().is_some_and(|it| it.ends_with("exporter"))
    })
}
