use crate::aws::shared::security_groups;
use crate::network::{KNOWN_PORTS, Ports, Protocol, is_internet};
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
    let (openings, verdict) = security_groups::openings(block, is_internet, opens);
    for opening in openings {
        let Some(port) = opening.ports.iter().find_map(unknown_port) else { continue };
        for source in opening.sources {
            let what = match opening.ports.iter().any(Ports::is_all) {
                true => "reach every port".to_owned(),
                false => format!("reach port {port}, which belongs to no known service"),
            };
            source.flag(source.place, &what, cx);
        }
    }
    verdict
}

/// The first open port that belongs to no known service.
fn unknown_port(ports: &Ports) -> Option<u16> {
    let is_known = |port: &u16| KNOWN_PORTS.iter().any(|(known, _)| known == port);
    (ports.protocol != Protocol::Portless)
        .then(|| ports.range.clone().find(|port| *port > 0 && !is_known(port)))?
}
