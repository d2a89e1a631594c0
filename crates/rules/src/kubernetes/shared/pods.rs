//! Pods, wherever they are written: as a pod of its own, or in the template of a deployment, a job, a cron job, ….

use crate::prelude::*;
use tollgate_core::cx::Flag;
use tollgate_core::source::Location;

/// The resource types that run pods.
pub(in crate::kubernetes) const WORKLOADS: [&str; 14] = [
    "kubernetes_cron_job", "kubernetes_cron_job_v1", "kubernetes_daemon_set_v1", "kubernetes_daemonset",
    "kubernetes_deployment", "kubernetes_deployment_v1", "kubernetes_job", "kubernetes_job_v1",
    "kubernetes_pod", "kubernetes_pod_v1", "kubernetes_replication_controller",
    "kubernetes_replication_controller_v1", "kubernetes_stateful_set", "kubernetes_stateful_set_v1",
];

/// Those whose pods are meant to run on.
pub(in crate::kubernetes) const SERVICES: [&str; 10] = [
    "kubernetes_daemon_set_v1", "kubernetes_daemonset", "kubernetes_deployment", "kubernetes_deployment_v1",
    "kubernetes_pod", "kubernetes_pod_v1", "kubernetes_replication_controller",
    "kubernetes_replication_controller_v1", "kubernetes_stateful_set", "kubernetes_stateful_set_v1",
];

/// A block nested in the `spec` of a pod: a container, a volume.
pub(in crate::kubernetes) struct Part<'e> {
    /// The block.
    pub(in crate::kubernetes) block: Block<'e>,
    /// The attribute that it is an element of, where it is given in a list of objects.
    listed: Option<Location>,
}

impl Part<'_> {
    /// The place of a finding that is at `place` where the part is a block: of a list, the list's.
    pub(in crate::kubernetes) fn place(&self, place: Location) -> Location {
        self.listed.unwrap_or(place)
    }

    /// The end of a message that says which part is meant.
    pub(in crate::kubernetes) fn of(&self) -> String {
        match self.block.string("name") {
            Ok(Some(name)) => format!(" of `{name}`"),
            _ => String::new(),
        }
    }
}

/// The blocks that hold `metadata` and `spec` of a pod: the workload itself, or its templates.
pub(in crate::kubernetes) fn templates<'e>(workload: &Block<'e>) -> Vec<Block<'e>> {
    let path: &[&str] = match workload.kind() {
        "kubernetes_pod" | "kubernetes_pod_v1" => &[],
        "kubernetes_cron_job" | "kubernetes_cron_job_v1" => &["spec", "job_template", "spec", "template"],
        _ => &["spec", "template"],
    };
    path.iter()
        .fold(vec![workload.clone()], |blocks, kind| blocks.iter().flat_map(|it| it.each(kind)).collect())
}

/// The `spec` blocks of a workload's pods.
pub(in crate::kubernetes) fn specs<'e>(workload: &Block<'e>) -> Vec<Block<'e>> {
    templates(workload).iter().flat_map(|template| template.each("spec")).collect()
}

/// Whether a workload is stopped: it has no pods.
pub(in crate::kubernetes) fn is_stopped(workload: &Block) -> bool {
    let is_none =
        |spec: &Block| matches!(spec.number("replicas"), Ok(Some(number)) if number.as_int() == Some(0));
    workload.each("spec").iter().any(is_none)
}

/// The parts of a kind in a `spec`.
pub(in crate::kubernetes) fn parts<'e>(spec: &Block<'e>, kind: &str) -> Vec<Part<'e>> {
    let (value, place) = (spec.value(kind), spec.place(kind));
    // In JSON the list itself is the place, and its elements are better ones.
    let listed = (!value.is_null() && value.at != place).then_some(place);
    spec.each(kind).into_iter().map(|block| Part { block, listed }).collect()
}

/// The containers of a workload, without those that only prepare the pod.
pub(in crate::kubernetes) fn main_containers<'e>(workload: &Block<'e>) -> Vec<Part<'e>> {
    specs(workload).iter().flat_map(|spec| parts(spec, "container")).collect()
}

/// All containers of a workload, those that prepare the pod (`init_container`) included.
pub(in crate::kubernetes) fn containers<'e>(workload: &Block<'e>) -> Vec<Part<'e>> {
    let kinds = ["container", "init_container"];
    specs(workload).iter().flat_map(|spec| kinds.into_iter().flat_map(|kind| parts(spec, kind))).collect()
}

/// The blocks of all containers of a workload.
pub(in crate::kubernetes) fn container_blocks<'e>(workload: &Block<'e>) -> Vec<Block<'e>> {
    containers(workload).into_iter().map(|container| container.block).collect()
}

/// Whether a path of blocks leads to something that is set.
pub(in crate::kubernetes) fn has(block: &Block, path: &[&str]) -> Checked<bool> {
    match path {
        [] => Ok(true),
        [name] => block.is_set(name),
        [kind, rest @ ..] => block.any(kind, |nested| has(nested, rest)),
    }
}

/// The deepest block that is there on the way along a path, and the rest of the path.
pub(in crate::kubernetes) fn deepest<'e, 'p>(
    block: &Block<'e>,
    path: &'p [&'p str],
) -> (Block<'e>, &'p [&'p str]) {
    match path {
        [kind, rest @ ..] if !rest.is_empty() => match block.first(kind) {
            Some(nested) => deepest(&nested, rest),
            None => (block.clone(), path),
        },
        _ => (block.clone(), path),
    }
}

/// Whether a path leads from a part to something that is set; it is reported where it does not.
pub(in crate::kubernetes) fn demand(part: &Part, path: &[&str], cx: &mut Cx) -> Checked<bool> {
    demand_or_advise(part, path, false, cx)
}

/// The same; where most reviewers decline it, it is advised on request.
pub(in crate::kubernetes) fn demand_or_advise(
    part: &Part,
    path: &[&str],
    is_declined: bool,
    cx: &mut Cx,
) -> Checked<bool> {
    let flag = lacking(part, path, cx)?;
    Ok(flag.map(|flag| flag.pedantic_if(is_declined)).is_none())
}

/// Reports the part from which a path leads to nothing that is set.
pub(in crate::kubernetes) fn lacking<'f>(
    part: &Part,
    path: &[&str],
    cx: &'f mut Cx,
) -> Checked<Option<Flag<'f>>> {
    if has(&part.block, path)? {
        return Ok(None);
    }
    let (owner, rest) = deepest(&part.block, path);
    let at = owner.place(rest.last().copied().unwrap_or_default());
    let path = part.block.path_of(&path.join("."));
    let what = if at == owner.header() { "is not set" } else { "is empty" };
    let message = format!("`{path}`{} {what}", part.of());
    Ok(Some(cx.flag(part.place(at), message).about(path)))
}

/// Reports the parts from which a path leads to nothing that is set.
pub(in crate::kubernetes) fn demand_of(parts: Vec<Part>, path: &[&str], cx: &mut Cx) -> Checked {
    value::each(parts, |part| demand(&part, path, cx).map(drop))
}
