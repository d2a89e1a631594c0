use crate::aws::shared::security_groups::{self, Opening};
use crate::network::{Ports, Source, is_internet, unknown_port};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "590d878b-abdc-428f-895a-e2b68a0e1998",
    aliases: &["aws/unknown_port_exposed_to_internet"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 200,
    implies: &["aws-ec2-security-group-port-open-http", "aws-ec2-security-group-ingress-open"],
    targets: &security_groups::TARGETS,
    modules: &security_groups::MODULES,
    check: Check::Block(check_ports),
    ..rule("aws-ec2-security-group-unknown-port-open", include_str!("security_group_unknown_port_open.md"))
};

fn check_ports(block: &Block, cx: &mut Cx) -> Checked {
    let opens = |ports: &[Ports]| ports.iter().any(|it| unknown_port(it).is_some());
    let (openings, verdict) = security_groups::openings_of_subject(block, is_internet, opens, cx);
    let mut told: Vec<(Source, Vec<Opening>)> = Vec::new();
    for opening in openings {
        for source in &opening.sources {
            match told.iter_mut().find(|(it, _)| it.place == source.place) {
                Some((_, openings)) => openings.push(opening.clone()),
                None => told.push((source.clone(), vec![opening.clone()])),
            }
        }
    }
    let is_declined = !told.is_empty() && is_behind_internal_balancer(block, cx);
    for (source, openings) in told {
        let flag = source.flag(source.place, &format!("reach {}", reached(&openings)), cx);
        let flag = flag.pedantic_if(is_declined);
        if let Some(opening) = openings.first() {
            flag.caused_by(opening.place);
        }
    }
    verdict
}

/// Whether the group certainly is one of a load balancer that the internet does not reach.
fn is_behind_internal_balancer(block: &Block, cx: &Cx) -> bool {
    let group = match block.kind() {
        "aws_security_group" => block.reference("id"),
        _ => block.reference("security_group_id"),
    };
    ["aws_lb", "aws_alb", "aws_elb"].into_iter().any(|kind| {
        let balancers = cx.listing(kind, "security_groups", &group);
        matches!(balancers.any(|balancer| balancer.is_true("internal")), Ok(true))
    })
}

/// What the openings at one place let in.
fn reached(openings: &[Opening]) -> String {
    if openings.iter().any(Opening::opens_all) {
        return "every port".to_owned();
    }
    let mut ports: Vec<_> =
        openings.iter().flat_map(|it| it.ports.iter().filter_map(unknown_range)).collect();
    ports.sort_unstable();
    ports.dedup();
    match ports.as_slice() {
        [] => "unknown ports".to_owned(),
        [(port, last)] if port == last => format!("port {port}, which belongs to no known service"),
        [first] => format!("ports {}, not all of which belong to a known service", shown(*first)),
        [first, second] => {
            format!("ports {} and {}, which belong to no known service", shown(*first), shown(*second))
        }
        [first, second, more @ ..] => {
            let (first, second, more) = (shown(*first), shown(*second), more.len());
            format!("ports {first}, {second} and {more} more, which belong to no known service")
        }
    }
}

/// The first and the last of ports of which some belong to no known service.
fn unknown_range(ports: &Ports) -> Option<(u16, u16)> {
    unknown_port(ports).map(|_| (*ports.range.start(), *ports.range.end()))
}

/// `8443`, or `30000-32767`.
fn shown((first, last): (u16, u16)) -> String {
    if first == last { first.to_string() } else { format!("{first}-{last}") }
}
