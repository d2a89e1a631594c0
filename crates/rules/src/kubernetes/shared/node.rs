//! Pods that are parts of a node or of the cluster: they look after what the others run on.

use crate::kubernetes::shared::pods;
use crate::prelude::*;

/// Whether the pods of a workload are parts of each node, such as network plugins: a daemon set of the priority that
/// Kubernetes keeps for what no node can do without (Kubernetes documentation, "Guaranteed Scheduling For Critical Add-On
/// Pods").
pub(in crate::kubernetes) fn is_part_of_node(workload: &Block, _: &Cx) -> Checked<bool> {
    Ok(runs_on_each_node(workload) && has_priority(workload, &["system-node-critical"]))
}

/// Whether they are parts of the node or of the cluster.
pub(in crate::kubernetes) fn is_part_of_cluster(workload: &Block, _: &Cx) -> Checked<bool> {
    Ok(has_priority(workload, &["system-node-critical", "system-cluster-critical"]))
}

/// Whether there is a pod on each node.
pub(in crate::kubernetes) fn runs_on_each_node(workload: &Block) -> bool {
    workload.kind().starts_with("kubernetes_daemon")
}

fn has_priority(workload: &Block, classes: &[&str]) -> bool {
    let is_one = |spec: &Block| matches!(is_one_of(spec, "priority_class_name", classes), Ok(true));
    pods::specs(workload).iter().any(is_one)
}
