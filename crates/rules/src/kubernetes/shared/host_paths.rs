//! Directories and files of the node that pods mount.

use crate::kubernetes::shared::pods::{self, Part};
use crate::prelude::*;

/// What mounts them: pods, and volumes that pods claim.
pub(in crate::kubernetes) const OWNERS: [&str; 16] = [
    "kubernetes_cron_job", "kubernetes_cron_job_v1", "kubernetes_daemon_set_v1", "kubernetes_daemonset",
    "kubernetes_deployment", "kubernetes_deployment_v1", "kubernetes_job", "kubernetes_job_v1",
    "kubernetes_persistent_volume", "kubernetes_persistent_volume_v1", "kubernetes_pod", "kubernetes_pod_v1",
    "kubernetes_replication_controller", "kubernetes_replication_controller_v1", "kubernetes_stateful_set",
    "kubernetes_stateful_set_v1",
];

/// Reports the paths of the node that pass a test. `wrong` is the end of the message that starts with the path.
pub(in crate::kubernetes) fn refuse(
    owner: &Block,
    wrong: &str,
    test: impl Fn(&str) -> bool,
    cx: &mut Cx,
) -> Checked {
    let is_on_each_node = owner.kind().starts_with("kubernetes_daemon");
    value::each(volumes(owner), |volume| {
        value::each(volume.block.each("host_path"), |host| {
            let Some(path) = host.string("path")?.filter(|it| test(it.trim_end_matches('/'))) else {
                return Ok(());
            };
            let (name, place) = (host.path_of("path"), volume.place(host.place("path")));
            let message = format!("`{name}`{} is `\"{path}\"`, {wrong}", volume.of());
            let is_declined = is_on_each_node && tells_of_node(&path)
                || is_below(&path, "/dev/disk") && is_only_read(owner, &volume);
            let flag = cx.flag(place, message).about(name).because(&path.origin);
            flag.caused_by(place).pedantic_if(is_declined);
            Ok(())
        })
    })
}

/// Whether a path is of what agents collect that run on each node: logs and measurements.
fn tells_of_node(path: &str) -> bool {
    let trees = ["/var/log", "/var/lib/docker/containers", "/proc", "/sys"];
    trees.iter().any(|tree| is_below(path, tree))
}

/// Whether a path is a directory, or below it.
fn is_below(path: &str, tree: &str) -> bool {
    path.strip_prefix(tree).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether all containers that mount a volume may only read it.
fn is_only_read(owner: &Block, volume: &Part) -> bool {
    let Ok(Some(name)) = volume.block.string("name") else { return false };
    let containers = pods::containers(owner);
    let mut mounts = containers.iter().flat_map(|it| it.block.each("volume_mount")).peekable();
    mounts.peek().is_some()
        && mounts.all(|mount| {
            let is_other = matches!(mount.string("name"), Ok(Some(other)) if *other != *name);
            is_other || matches!(mount.is_true("read_only"), Ok(true))
        })
}

/// The blocks that may have a `host_path`: volumes of pods, and sources of persistent volumes.
fn volumes<'e>(owner: &Block<'e>) -> Vec<Part<'e>> {
    let specs = if owner.kind().starts_with("kubernetes_persistent_volume") {
        owner.each("spec")
    } else {
        pods::specs(owner)
    };
    let kinds = ["volume", "persistent_volume_source"];
    specs.iter().flat_map(|spec| kinds.into_iter().flat_map(|kind| pods::parts(spec, kind))).collect()
}
