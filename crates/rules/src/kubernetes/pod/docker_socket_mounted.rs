use crate::kubernetes::shared::host_paths;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4e203a65-c8d8-49a2-b749-b124d43c9dc1",
    aliases: &["kubernetes/docker_daemon_socket_is_exposed_to_containers", "CKV_K8S_27"],
    severity: High,
    category: AccessControl,
    cwe: 668,
    implies: &["kubernetes-pod-host-path-mounted"],
    targets: &host_paths::OWNERS,
    check: Check::Block(|owner, cx| {
        host_paths::refuse(owner, "the socket of the Docker daemon", is_socket, cx)
    }),
    ..rule("kubernetes-pod-docker-socket-mounted", include_str!("docker_socket_mounted.md"))
};

fn is_socket(path: &str) -> bool {
    matches!(path, "/var/run/docker.sock" | "/run/docker.sock")
}
