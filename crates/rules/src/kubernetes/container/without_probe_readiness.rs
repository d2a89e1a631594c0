use crate::kubernetes::shared::pods;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "8657197e-3f87-4694-892b-8144701d83c1",
    aliases: &["kubernetes/readiness_probe_is_not_configured", "CKV_K8S_9"],
    severity: Low,
    category: Availability,
    cwe: 754,
    targets: &pods::SERVICES,
    check: Check::Block(check_probe),
    ..rule("kubernetes-container-without-probe-readiness", include_str!("without_probe_readiness.md"))
};

/// A container that opens no port gets no requests, and need not say when it is ready for them.
fn check_probe(workload: &Block, cx: &mut Cx) -> Checked {
    value::each(pods::main_containers(workload), |container| {
        if !container.block.is_set("port")? {
            return Ok(());
        }
        pods::demand(&container, &["readiness_probe"], cx).map(drop)
    })
}
