use crate::kubernetes::shared::{node, pods};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4e74cf4f-ff65-4c1a-885c-67ab608206ce",
    aliases: &[
        "kubernetes/workload_host_port_not_specified", "CKV_K8S_26", "AVD-KSV-0024", "KSV-0024", "KSV024",
    ],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 665,
    targets: &pods::WORKLOADS,
    fix: Some(Unsafe),
    check: Check::Block(check_ports),
    ..rule("kubernetes-container-host-port", include_str!("host_port.md"))
};

fn check_ports(workload: &Block, cx: &mut Cx) -> Checked {
    let is_of_node = matches!(node::is_part_of_cluster(workload, cx), Ok(true));
    value::each(pods::specs(workload), |spec| {
        if spec.is_true("host_network")? {
            return Ok(());
        }
        value::each(["container", "init_container"], |kind| {
            value::each(pods::parts(&spec, kind), |container| {
                value::each(container.block.each("port"), |port| {
                    if port.number("host_port")?.is_some_and(|it| it.as_f64() > 0.0) {
                        let message = format!("{}{}", port.actual("host_port"), container.of());
                        let at = container.place(port.place("host_port"));
                        cx.flag(at, message)
                            .about(port.path_of("host_port"))
                            .because(&port.value("host_port"))
                            .pedantic_if(is_of_node)
                            .remove(&port, "host_port");
                    }
                    Ok(())
                })
            })
        })
    })
}
