use crate::kubernetes::shared::host_paths;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a737be28-37d8-4bff-aa6d-1be8aa0a0015",
    aliases: &["kubernetes/workload_mounting_with_sensitive_os_directory"],
    severity: High,
    category: InsecureConfigurations,
    cwe: 200,
    implies: &["kubernetes-pod-host-path-mounted"],
    targets: &host_paths::OWNERS,
    check: Check::Block(|owner, cx| {
        host_paths::refuse(owner, "a directory of the node's system", is_sensitive, cx)
    }),
    ..rule("kubernetes-pod-system-directory-mounted", include_str!("system_directory_mounted.md"))
};

/// Directories of which everything below counts.
const TREES: [&str; 19] = [
    "/bin", "/boot", "/dev", "/etc", "/lib", "/lib64", "/proc", "/root", "/run", "/sbin", "/sys", "/usr/bin",
    "/usr/lib", "/usr/sbin", "/var/lib/containerd", "/var/lib/docker", "/var/lib/kubelet", "/var/log",
    "/var/run",
];

/// Directories that count as a whole.
const DIRECTORIES: [&str; 6] = ["", "/home", "/opt", "/usr", "/var", "/var/lib"];

/// Files that tell the time zone, the id or the release of the node, and the socket that has a rule of its own.
const EXCEPTIONS: [&str; 6] = [
    "/etc/localtime", "/etc/machine-id", "/etc/os-release", "/etc/timezone", "/var/run/docker.sock",
    "/run/docker.sock",
];

fn is_sensitive(path: &str) -> bool {
    let is_below =
        |tree: &str| path.strip_prefix(tree).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    !EXCEPTIONS.contains(&path) && (DIRECTORIES.contains(&path) || TREES.iter().any(|tree| is_below(tree)))
}
