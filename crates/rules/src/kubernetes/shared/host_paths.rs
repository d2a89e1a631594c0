//! Directories and files of the node that pods mount.

use crate::kubernetes::shared::pods::{self, Part};
use crate::kubernetes::shared::{lasting, node};
use crate::prelude::*;

/// What mounts them: pods, and volumes that pods claim.
pub(in crate::kubernetes) const OWNERS: [&str; 16] = [
    "kubernetes_cron_job", "kubernetes_cron_job_v1", "kubernetes_daemon_set_v1", "kubernetes_daemonset",
    "kubernetes_deployment", "kubernetes_deployment_v1", "kubernetes_job", "kubernetes_job_v1",
    "kubernetes_persistent_volume", "kubernetes_persistent_volume_v1", "kubernetes_pod", "kubernetes_pod_v1",
    "kubernetes_replication_controller", "kubernetes_replication_controller_v1", "kubernetes_stateful_set",
    "kubernetes_stateful_set_v1",
];

/// What a path of the node is, as its `type` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::kubernetes) enum Sort {
    Directory,
    File,
    Socket,
    Device,
}

impl Sort {
    fn of(host: &Block) -> Checked<Self> {
        Ok(match host.string("type")?.as_ref().map(|it| it.as_str()) {
            Some("File" | "FileOrCreate") => Self::File,
            Some("Socket") => Self::Socket,
            Some("BlockDevice" | "CharDevice") => Self::Device,
            _ => Self::Directory,
        })
    }

    /// The word for it.
    pub(in crate::kubernetes) fn word(self) -> &'static str {
        match self {
            Self::Directory => "directory",
            Self::File => "file",
            Self::Socket => "socket",
            Self::Device => "device",
        }
    }
}

/// Reports the paths of the node of which `judge` says what is wrong: the end of the message that starts with the path.
pub(in crate::kubernetes) fn refuse(
    owner: &Block,
    judge: impl Fn(&str, Sort) -> Option<String>,
    cx: &mut Cx,
) -> Checked {
    let is_of_node = matches!(node::is_part_of_node(owner, cx), Ok(true));
    let is_on_each_node = node::runs_on_each_node(owner);
    let reads_logs = reads_logs(owner);
    // A job that is for a node cannot do without it.
    let ends = lasting::ends(owner);
    value::each(volumes(owner), |volume| {
        value::each(volume.block.each("host_path"), |host| {
            let Some(path) = host.string("path")? else { return Ok(()) };
            let sort = Sort::of(&host)?;
            let Some(wrong) = judge(path.trim_end_matches('/'), sort) else { return Ok(()) };
            let (name, place) = (host.path_of("path"), volume.place(host.place("path")));
            let message = format!("`{name}`{} is `\"{path}\"`, {wrong}", volume.of());
            let is_declined = is_of_node
                || ends
                || says_little(&path, sort)
                || is_on_each_node && tells_of_node(&path)
                || reads_logs && keeps_position(&path)
                || TOLD.iter().any(|tree| is_below(&path, tree)) && is_only_read(owner, &volume);
            let flag = cx.flag(place, message).about(name).because(&path.origin);
            flag.caused_by(place).pedantic_if(is_declined);
            Ok(())
        })
    })
}

/// Whether the pods of a workload read the logs of the nodes that they run on, and do not write them. Only root can read
/// them.
pub(in crate::kubernetes) fn reads_logs(workload: &Block) -> bool {
    let is_of_logs = |volume: &Part| {
        let hosts = volume.block.each("host_path");
        let is_log = |host: &Block| matches!(host.string("path"), Ok(Some(path)) if LOGS.iter().any(|tree| is_below(&path, tree)));
        hosts.iter().any(is_log)
    };
    let logs: Vec<_> = match node::runs_on_each_node(workload) {
        true => volumes(workload).into_iter().filter(is_of_logs).collect(),
        false => Vec::new(),
    };
    !logs.is_empty() && logs.iter().all(|volume| is_only_read(workload, volume))
}

/// Where the logs of a node's containers are.
const LOGS: [&str; 2] = ["/var/log", "/var/lib/docker/containers"];

/// Whether a path is of what agents collect that run on each node: logs and measurements.
fn tells_of_node(path: &str) -> bool {
    LOGS.iter().chain(&["/proc", "/sys"]).any(|tree| is_below(path, tree))
}

/// Whether a path is a directory of a program's own, in which an agent that reads logs keeps how far it has come.
fn keeps_position(path: &str) -> bool {
    let own = path.strip_prefix("/var/lib/").and_then(|rest| rest.split('/').next()).unwrap_or_default();
    !["", "containerd", "containers", "docker", "etcd", "kubelet", "rancher"].contains(&own)
}

/// Whether a file of the node tells its time zone, id or release, or is empty and only locked, or is a device behind which
/// there is nothing of the node: who writes it takes over nothing.
pub(in crate::kubernetes) fn says_little(path: &str, sort: Sort) -> bool {
    const FILES: [&str; 8] = [
        "/etc/hostname", "/etc/localtime", "/etc/machine-id", "/etc/os-release", "/etc/timezone",
        "/run/xtables.lock", "/var/lib/dbus/machine-id", "/var/run/xtables.lock",
    ];
    const DEVICES: [&str; 10] = [
        "/dev/dri", "/dev/fuse", "/dev/kvm", "/dev/net/tun", "/dev/null", "/dev/random", "/dev/shm",
        "/dev/snd", "/dev/urandom", "/dev/zero",
    ];
    let is_lock = || {
        let is_run = is_below(path, "/run") || is_below(path, "/var/run") || is_below(path, "/var/lock");
        sort == Sort::File && is_run && path.ends_with(".lock")
    };
    FILES.contains(&path) || is_lock() || DEVICES.iter().any(|device| is_below(path, device))
}

/// Directories whose files whoever only reads them may know: the names of disks, and certificates of authorities.
const TOLD: [&str; 5] = [
    "/dev/disk", "/etc/pki/ca-trust", "/etc/ssl/certs", "/usr/share/ca-certificates", "/etc/ca-certificates",
];

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
