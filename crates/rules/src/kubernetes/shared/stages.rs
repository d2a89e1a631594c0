//! When containers run: those that prepare a pod end before its others start.

use crate::kubernetes::shared::pods;
use crate::prelude::*;

/// The blocks of the containers that run on.
pub(in crate::kubernetes) fn lasting_blocks<'e>(workload: &Block<'e>) -> Vec<Block<'e>> {
    pods::main_containers(workload).into_iter().map(|container| container.block).collect()
}

/// The blocks of the containers that prepare a pod.
pub(in crate::kubernetes) fn preparing_blocks<'e>(workload: &Block<'e>) -> Vec<Block<'e>> {
    let specs = pods::specs(workload);
    specs.iter().flat_map(|spec| pods::parts(spec, "init_container")).map(|it| it.block).collect()
}
