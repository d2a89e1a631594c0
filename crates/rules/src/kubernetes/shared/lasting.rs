//! What is demanded of containers that go on, and advised of those that end soon.

use crate::kubernetes::shared::pods::{Part, demand_or_advise, has, parts, specs};
use crate::kubernetes::shared::selectors;
use crate::prelude::*;
use tollgate_core::value::Data;

/// The containers of a workload, and of each whether it ends soon: it prepares a pod, or does a job. A pod that is not
/// started again does one, too.
fn containers_with_end<'e>(workload: &Block<'e>) -> impl Iterator<Item = (Part<'e>, bool)> {
    let is_job = is_job(workload);
    let of = move |spec: Block<'e>| {
        let ends = is_job || is_not_kept(&spec);
        let kinds = [("container", ends), ("init_container", true)];
        let parts = kinds.map(|(kind, ends)| parts(&spec, kind).into_iter().map(move |part| (part, ends)));
        parts.into_iter().flatten()
    };
    specs(workload).into_iter().flat_map(of)
}

/// Whether the pods of a workload do a job, and end.
pub(in crate::kubernetes) fn ends(workload: &Block) -> bool {
    is_job(workload) || specs(workload).iter().any(is_not_kept)
}

fn is_job(workload: &Block) -> bool {
    workload.kind().contains("_job")
}

/// Whether a pod is not started again once its containers have done what they do.
fn is_not_kept(spec: &Block) -> bool {
    matches!(is_one_of(spec, "restart_policy", &["Never", "OnFailure"]), Ok(true))
}

/// Reports the containers of a workload in which a path leads to nothing that is set. Of those that end soon it is advised
/// on request.
pub(in crate::kubernetes) fn demand_of_lasting(workload: &Block, path: &[&str], cx: &mut Cx) -> Checked {
    let is_filled_in = fills_in(workload, &["default"], path.last().copied().unwrap_or_default(), cx)
        || is_on_autopilot(cx)
        || is_of_cluster(workload);
    value::each(containers_with_end(workload), |(container, ends)| {
        demand_or_advise(&container, path, ends || is_filled_in, cx).map(drop)
    })
}

/// Whether a `LimitRange` in the namespace of a workload fills in what its containers leave out. It is no more than advice
/// to write it down in each of them.
fn fills_in(workload: &Block, lists: &[&str], resource: &str, cx: &Cx) -> bool {
    let is_filled_in = |range: &Block| {
        range.any("spec", |spec| {
            spec.any("limit", |limit| {
                let is_in = |list: &&str| Ok(is_member(limit, list, resource));
                both(is_one_of(limit, "type", &["Container"]), value::any(lists, is_in))
            })
        })
    };
    let kinds = ["kubernetes_limit_range", "kubernetes_limit_range_v1"];
    kinds.iter().any(|kind| matches!(selectors::beside(kind, workload, cx, is_filled_in).exist(), Ok(true)))
}

/// Whether the configuration makes clusters of GKE Autopilot, which sets requests and limits by itself ("Resource requests in
/// Autopilot").
fn is_on_autopilot(cx: &Cx) -> bool {
    matches!(cx.any("google_container_cluster", |it| it.is_true("enable_autopilot")), Ok(true))
}

/// Whether a workload is of the cluster itself, as what gives pods their addresses: it is as its vendor ships it, and a node
/// is of no use without it.
fn is_of_cluster(workload: &Block) -> bool {
    selectors::namespace(workload).as_str() == Some("kube-system")
}

/// Whether a map has a value of that name.
fn is_member(block: &Block, map: &str, name: &str) -> bool {
    matches!(block.value(map).data(), Data::Object(members) if members.contains_key(name))
}

/// Reports the containers of a workload that request none of a resource: neither by a request nor by a limit, which
/// Kubernetes takes for the request where there is none.
pub(in crate::kubernetes) fn demand_request(workload: &Block, resource: &str, cx: &mut Cx) -> Checked {
    let is_filled_in =
        fills_in(workload, &["default", "default_request"], resource, cx) || is_of_cluster(workload);
    value::each(containers_with_end(workload), |(container, ends)| {
        if has(&container.block, &["resources", "limits", resource])? {
            return Ok(());
        }
        let path = ["resources", "requests", resource];
        demand_or_advise(&container, &path, ends || is_filled_in, cx).map(drop)
    })
}
