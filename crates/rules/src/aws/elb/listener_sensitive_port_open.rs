use crate::aws::shared::reach;
use crate::network::{self, Ports, Protocol};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "8b8772b6-8a6c-4cff-af7b-7bcbe239024b",
    aliases: &["aws/elb_listener_sensitive_port_open"],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 668,
    targets: &["aws_lb_listener", "aws_alb_listener", "aws_elb"],
    check: Check::Block(check_ports),
    ..rule("aws-elb-listener-sensitive-port-open", include_str!("listener_sensitive_port_open.md"))
};

/// Ports of what people put behind public load balancers: mail, the API of Kubernetes, consoles on the web.
const PUBLIC: [u16; 6] = [25, 110, 6443, 8888, 9000, 9090];

fn check_ports(block: &Block, cx: &mut Cx) -> Checked {
    match block.kind() {
        "aws_elb" => value::each(block.each("listener"), |listener| check_classic(block, &listener, cx)),
        // What speaks HTTP at its front is a website.
        _ if is_one_of(block, "protocol", &["TCP", "TLS", "TCP_UDP"])? => check_listener(block, cx),
        _ => Ok(()),
    }
}

fn check_listener(listener: &Block, cx: &mut Cx) -> Checked {
    let Some((balancer, way)) = reach::to_listener(listener, cx)? else { return Ok(()) };
    let Some(target) = reach::to_target(listener, &balancer, is_sensitive, cx)? else { return Ok(()) };
    report(listener, "port", target, way, cx);
    Ok(())
}

fn check_classic(balancer: &Block, listener: &Block, cx: &mut Cx) -> Checked {
    let Some(port) = reach::port_of(listener, "instance_port", None)?.filter(|port| is_sensitive(*port))
    else {
        return Ok(());
    };
    if !lists(listener, "lb_protocol", |it| ["tcp", "ssl"].iter().any(|tcp| it.eq_ignore_ascii_case(tcp)))? {
        return Ok(());
    }
    let Some(front) = reach::port_of(listener, "lb_port", None)? else { return Ok(()) };
    let Some(way) = reach::to_balancer(balancer, front, cx)? else { return Ok(()) };
    let Some(target) = reach::to_instances(balancer, port, cx)? else { return Ok(()) };
    report(listener, "instance_port", target, way, cx);
    Ok(())
}

fn report(listener: &Block, name: &str, target: reach::Target, way: Vec<reach::Hop>, cx: &mut Cx) {
    let service = network::port_with_service(target.port);
    let message = format!("the internet reaches {service} of `{}` through this listener", target.address);
    reach::show([way, target.way].concat(), cx.wrong(listener, name, message));
}

fn is_sensitive(port: u16) -> bool {
    let ports = [Ports::new(Protocol::Tcp, port..=port)];
    network::are_sensitive(&ports) && !network::are_of_servers(&ports) && !PUBLIC.contains(&port)
}
