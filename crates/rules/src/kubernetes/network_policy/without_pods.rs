use crate::kubernetes::shared::{pods, selectors};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b80b14c6-aaa2-4876-b651-8a48b6c32fbf",
    aliases: &["kubernetes/network_policy_is_not_targeting_any_pod"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 665,
    pedantic: true,
    targets: &["kubernetes_network_policy", "kubernetes_network_policy_v1"],
    check: Check::Block(check_selector),
    ..rule("kubernetes-network-policy-without-pods", include_str!("without_pods.md"))
};

/// What makes pods that the configuration does not show.
const INSTALLERS: [&str; 3] = ["helm_release", "kubernetes_manifest", "kubectl_manifest"];

fn check_selector(policy: &Block, cx: &mut Cx) -> Checked {
    if value::any(INSTALLERS, |kind| cx.any(kind, |_| Ok(true)))? {
        return Ok(());
    }
    value::each(policy.each("spec"), |spec| {
        value::each(spec.each("pod_selector"), |selector| {
            if !selectors::is_narrow(&selector)? || selects_some(policy, &selector, cx)? {
                return Ok(());
            }
            let at = selector.place("match_labels");
            let path = spec.path_of("pod_selector");
            cx.flag(at, format!("`{path}` selects no pod of the configuration")).about(path);
            Ok(())
        })
    })
}

fn selects_some(policy: &Block, selector: &Block, cx: &Cx) -> Checked<bool> {
    value::any(pods::WORKLOADS, |kind| {
        cx.search(kind, |workload| {
            let templates = pods::templates(workload);
            let selects = value::any(&templates, |it| selectors::selects(selector, &selectors::labels(it)));
            both(selectors::are_in_one_namespace(policy, workload), selects)
        })
    })
}
