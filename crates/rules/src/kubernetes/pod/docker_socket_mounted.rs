use crate::kubernetes::shared::host_paths;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4e203a65-c8d8-49a2-b749-b124d43c9dc1",
    aliases: &[
        "kubernetes/docker_daemon_socket_is_exposed_to_containers", "CKV_K8S_27", "AVD-KSV-0006", "KSV-0006",
        "KSV006",
    ],
    severity: High,
    category: AccessControl,
    cwe: 668,
    implies: &["kubernetes-pod-host-path-mounted"],
    targets: &host_paths::OWNERS,
    check: Check::Block(|owner, cx| {
        let wrong = |path: &str, _| is_socket(path).then(|| "the socket of the Docker daemon".to_owned());
        host_paths::refuse(owner, wrong, cx)
    }),
    ..rule("kubernetes-pod-docker-socket-mounted", include_str!("docker_socket_mounted.md"))
};

fn is_socket(path: &str) -> bool {
    matches!(path, "/var/run/docker.sock" | "/run/docker.sock")
}
