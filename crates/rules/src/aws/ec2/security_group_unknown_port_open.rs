use crate::aws::shared::security_groups::{self, Opening};
use crate::network::{Ports, Source, is_internet, unknown_port};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "590d878b-abdc-428f-895a-e2b68a0e1998",
    aliases: &[
        "aws/unknown_port_exposed_to_internet", "AVD-AWS-0107", "AWS-0107", "aws-vpc-no-public-ingress-sgr",
        "aws-ec2-no-public-ingress-sgr",
    ],
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
        // Both families of addresses in one rule are one mistake.
        if let Some(source) = opening.sources.first() {
            match told.iter_mut().find(|(it, _)| it.place == source.place) {
                Some((_, openings)) => openings.push(opening.clone()),
                None => told.push((source.clone(), vec![opening.clone()])),
            }
        }
    }
    let is_declined = !told.is_empty() && security_groups::may_be_out_of_reach(block, cx);
    for (source, openings) in told {
        let is_idle = source.value.as_str() == Some("::/0") && security_groups::has_no_ipv6(block, cx);
        let flag = source.flag(source.place, &format!("reach {}", reached(&openings)), cx);
        let is_described = openings.iter().all(|it| !it.description.is_empty());
        let flag = flag.pedantic_if(is_declined || is_idle || is_described);
        if let Some(opening) = openings.first() {
            opening.with_other_families(flag.caused_by(opening.place));
        }
    }
    verdict
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
    let which = match ports.iter().all(|(first, last)| first == last) {
        true => "which are not on Tollgate's list of services",
        false => "not all of which are on Tollgate's list of services",
    };
    match ports.as_slice() {
        [] => "unknown ports".to_owned(),
        [(port, last)] if port == last => format!("port {port}, which is not on Tollgate's list of services"),
        [first] => format!("ports {}, {which}", shown(*first)),
        [first, second] => format!("ports {} and {}, {which}", shown(*first), shown(*second)),
        [first, second, more @ ..] => {
            format!("ports {}, {} and {} more, {which}", shown(*first), shown(*second), more.len())
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
