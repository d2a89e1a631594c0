use crate::kubernetes::shared::{labels, pods, selectors};
use crate::prelude::*;
use tollgate_core::value::Value;

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

fn check_selector(policy: &Block, cx: &mut Cx) -> Checked {
    if makes_pods_unseen(cx)? {
        return Ok(());
    }
    value::each(policy.each("spec"), |spec| {
        value::each(spec.each("pod_selector"), |selector| {
            if !selectors::is_narrow(&selector)? || selects_some(policy, &selector, cx)? {
                return Ok(());
            }
            let at = selector.place("match_labels");
            let path = spec.path_of("pod_selector");
            cx.flag(at, format!("`{path}` selects no pod in the configuration")).about(path);
            Ok(())
        })
    })
}

/// Whether something makes pods that the configuration does not show: a chart, or an object of a kind that Kubernetes does
/// not have by itself.
fn makes_pods_unseen(cx: &Cx) -> Checked<bool> {
    let holds_custom = |kind| cx.any(kind, |holder| value::any(holder.held_objects()?, |it| is_custom(&it)));
    let holds_custom = value::any(["kubernetes_manifest", "kubectl_manifest"], holds_custom);
    either(cx.any("helm_release", |_| Ok(true)), holds_custom)
}

/// Whether an object is of a kind that Kubernetes does not have by itself.
fn is_custom(object: &Block) -> Checked<bool> {
    let version = object.string("apiVersion")?;
    let group = version.as_ref().and_then(|it| it.split_once('/')).map_or("", |(group, _)| group);
    Ok(group.contains('.') && !group.ends_with(".k8s.io"))
}

fn selects_some(policy: &Block, selector: &Block, cx: &Cx) -> Checked<bool> {
    let demanded = labels::demanded(selector);
    value::any(pods::WORKLOADS, |kind| {
        let selected = selectors::beside(kind, policy, cx, |workload| {
            let templates = pods::templates(workload);
            value::any(&templates, |it| selectors::selects(selector, &selectors::labels(it)))
        });
        let wanted = demanded.iter().map(|label| Wanted::one_of(label.clone()).read_by(labels));
        wanted.fold(selected, |selected, label| selected.with("metadata", label)).exist()
    })
}

/// The labels of a workload's pods.
fn labels(workload: &Block, _: &str, _: &Cx) -> Vec<Value> {
    let templates = pods::templates(workload);
    templates.iter().flat_map(|it| labels::each_label(&selectors::labels(it))).collect()
}
