use crate::kubernetes::shared::pods;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4e203a65-c8d8-49a2-b749-b124d43c9dc1",
    aliases: &["kubernetes/docker_daemon_socket_is_exposed_to_containers", "CKV_K8S_27"],
    severity: High,
    category: AccessControl,
    cwe: 668,
    targets: &pods::WORKLOADS,
    check: Check::Block(check_volumes),
    ..rule("kubernetes-pod-docker-socket-mounted", include_str!("docker_socket_mounted.md"))
};

fn check_volumes(workload: &Block, cx: &mut Cx) -> Checked {
    let volumes =
        pods::specs(workload).iter().flat_map(|spec| pods::parts(spec, "volume")).collect::<Vec<_>>();
    value::each(&volumes, |volume| {
        value::each(volume.block.each("host_path"), |host| {
            let Some(path) = host.string("path")? else { return Ok(()) };
            if matches!(path.trim_end_matches('/'), "/var/run/docker.sock" | "/run/docker.sock") {
                let name = host.path_of("path");
                let message =
                    format!("`{name}`{} is `\"{path}\"`, the socket of the Docker daemon", volume.of());
                cx.flag(volume.place(host.place("path")), message).about(name).because(&path.origin);
            }
            Ok(())
        })
    })
}
