//! What is demanded of containers that go on, and advised of those that end soon.

use crate::kubernetes::shared::pods::{Part, demand_or_advise, has, parts, specs};
use crate::prelude::*;

/// The containers of a workload, and of each whether it ends soon: it prepares a pod, or does a job.
fn containers_with_end<'e>(workload: &Block<'e>) -> impl Iterator<Item = (Part<'e>, bool)> {
    let is_job = workload.kind().contains("_job");
    let kinds = [("container", is_job), ("init_container", true)];
    let of = move |spec: Block<'e>| {
        let parts = kinds.map(|(kind, ends)| parts(&spec, kind).into_iter().map(move |part| (part, ends)));
        parts.into_iter().flatten()
    };
    specs(workload).into_iter().flat_map(of)
}

/// Reports the containers of a workload in which a path leads to nothing that is set. Of those that end soon it is advised
/// on request.
pub(in crate::kubernetes) fn demand_of_lasting(workload: &Block, path: &[&str], cx: &mut Cx) -> Checked {
    value::each(containers_with_end(workload), |(container, ends)| {
        demand_or_advise(&container, path, ends, cx).map(drop)
    })
}

/// Reports the containers of a workload that request none of a resource: neither by a request nor by a limit, which
/// Kubernetes takes for the request where there is none.
pub(in crate::kubernetes) fn demand_request(workload: &Block, resource: &str, cx: &mut Cx) -> Checked {
    value::each(containers_with_end(workload), |(container, ends)| {
        if has(&container.block, &["resources", "limits", resource])? {
            return Ok(());
        }
        let path = ["resources", "requests", resource];
        demand_or_advise(&container, &path, ends, cx).map(drop)
    })
}
