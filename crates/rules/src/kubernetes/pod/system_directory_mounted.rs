use crate::kubernetes::shared::host_paths::{self, Sort};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a737be28-37d8-4bff-aa6d-1be8aa0a0015",
    aliases: &["kubernetes/workload_mounting_with_sensitive_os_directory"],
    severity: High,
    category: InsecureConfigurations,
    cwe: 200,
    implies: &["kubernetes-pod-host-path-mounted"],
    pedantic: true,
    targets: &host_paths::OWNERS,
    check: Check::Block(|owner, cx| {
        let wrong = |path: &str, sort: Sort| {
            is_sensitive(path, sort).then(|| format!("a {} of the node's system", sort.word()))
        };
        host_paths::refuse(owner, wrong, cx)
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

/// The socket that has a rule of its own.
const SOCKETS: [&str; 2] = ["/var/run/docker.sock", "/run/docker.sock"];

fn is_sensitive(path: &str, sort: Sort) -> bool {
    let is_below =
        |tree: &str| path.strip_prefix(tree).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let is_exception = SOCKETS.contains(&path) || host_paths::says_little(path, sort);
    !is_exception && (DIRECTORIES.contains(&path) || TREES.iter().any(|tree| is_below(tree)))
}
