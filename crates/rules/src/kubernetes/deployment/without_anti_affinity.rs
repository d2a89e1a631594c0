use crate::kubernetes::shared::{disruption, pods, selectors};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "461ed7e4-f8d5-4bc1-b3c6-64ddb4fd00a3",
    aliases: &["kubernetes/deployment_has_no_pod_anti_affinity"],
    severity: Low,
    category: ResourceManagement,
    cwe: 710,
    pedantic: true,
    targets: &["kubernetes_deployment", "kubernetes_deployment_v1"],
    check: Check::Block(check_affinity),
    ..rule("kubernetes-deployment-without-anti-affinity", include_str!("without_anti_affinity.md"))
};

fn check_affinity(deployment: &Block, cx: &mut Cx) -> Checked {
    if !disruption::is_replicated(deployment)? {
        return Ok(());
    }
    value::each(pods::templates(deployment), |template| {
        value::each(template.each("spec"), |spec| {
            if either(keeps_apart(&template, &spec), spec.is_set("topology_spread_constraint"))? {
                return Ok(());
            }
            let at = spec.first("affinity").map_or_else(|| spec.header(), |it| it.header());
            let path = spec.path_of("affinity.pod_anti_affinity");
            cx.flag(at, format!("no `{path}` selects the pods' own labels")).about(path);
            Ok(())
        })
    })
}

/// Whether the pods of a template repel each other.
fn keeps_apart(template: &Block, spec: &Block) -> Checked<bool> {
    let labels = selectors::labels(template);
    let repels = |term: &Block| term.any("label_selector", |selector| selectors::selects(selector, &labels));
    spec.any("affinity", |affinity| {
        affinity.any("pod_anti_affinity", |rules| {
            let required = rules.any("required_during_scheduling_ignored_during_execution", repels);
            let preferred = rules.any("preferred_during_scheduling_ignored_during_execution", |preferred| {
                preferred.any("pod_affinity_term", repels)
            });
            either(required, preferred)
        })
    })
}
