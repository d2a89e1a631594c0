//! Pods that are parts of a node or of the cluster: they look after what the others run on.

use crate::kubernetes::shared::pods;
use crate::prelude::*;
use tollgate_core::value::Data;

/// Whether the pods of a workload look after nodes, which they cannot do from inside their container: there is one on each
/// node, as of network plugins, drivers and agents, or they run where the control plane does.
pub(in crate::kubernetes) fn is_part_of_node(workload: &Block, _: &Cx) -> Checked<bool> {
    Ok(runs_on_each_node(workload) || pods::specs(workload).iter().any(is_for_control_plane))
}

/// Whether a pod may run beside the control plane, or on every node whatever it is kept for.
fn is_for_control_plane(spec: &Block) -> bool {
    const TAINTS: [&str; 2] = ["node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master"];
    let tolerates = |toleration: &Block| {
        let is_named = is_one_of(toleration, "key", &TAINTS);
        let is_any = both(is_one_of(toleration, "operator", &["Exists"]), not(toleration.is_set("key")));
        either(is_named, is_any)
    };
    let selector = spec.value("node_selector");
    let selects = match selector.data() {
        Data::Object(labels) => TAINTS.iter().any(|taint| labels.contains_key(taint)),
        _ => false,
    };
    selects || is_named_node(spec) || matches!(spec.any("toleration", tolerates), Ok(true))
}

/// Whether the pod is for one node, which has the control plane by its name.
fn is_named_node(spec: &Block) -> bool {
    let name = spec.string("node_name").ok().flatten();
    name.is_some_and(|it| ["control-plane", "controlplane", "master"].iter().any(|word| it.contains(word)))
}

/// Whether they are parts of the node or of the cluster: of a priority that Kubernetes keeps for what it cannot do without
/// (Kubernetes documentation, "Guaranteed Scheduling For Critical Add-On Pods").
pub(in crate::kubernetes) fn is_part_of_cluster(workload: &Block, cx: &Cx) -> Checked<bool> {
    const CRITICAL: [&str; 2] = ["system-node-critical", "system-cluster-critical"];
    let is_critical = |spec: &Block| matches!(is_one_of(spec, "priority_class_name", &CRITICAL), Ok(true));
    Ok(is_part_of_node(workload, cx)? || pods::specs(workload).iter().any(is_critical))
}

/// Whether there is a pod on each node.
pub(in crate::kubernetes) fn runs_on_each_node(workload: &Block) -> bool {
    workload.kind().starts_with("kubernetes_daemon")
}
