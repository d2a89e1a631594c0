//! What rules of security groups open to whom it should not be.

use crate::aws::shared::security_groups::{self, Opening};
use crate::network::{self, Ports, Protocol};
use crate::prelude::*;

/// Reports the rules of a security group that open a port to the internet: once for both families of addresses, and once for
/// what several rules share.
pub(super) fn forbid_port(block: &Block, port: u16, protocols: &[Protocol], cx: &mut Cx) -> Checked {
    let opens = |ports: &[Ports]| {
        protocols.iter().any(|protocol| ports.iter().any(|it| it.contain_of(*protocol, port)))
    };
    let (openings, verdict) = security_groups::openings_of_subject(block, network::is_internet, opens, cx);
    let is_declined = are_out_of_reach(&openings, block, cx);
    let mut flagged = Vec::new();
    let sources = openings.iter().filter_map(|opening| Some((opening, opening.sources.first()?)));
    for (opening, source) in sources {
        let at = source.place;
        if flagged.contains(&at) {
            continue;
        }
        flagged.push(at);
        let is_idle = source.value.as_str() == Some("::/0") && security_groups::has_no_ipv6(block, cx);
        let flag = source.flag(at, &format!("reach {}", network::port_with_service(port)), cx);
        let flag = flag.caused_by(opening.place).pedantic_if(is_declined || is_idle);
        let flag = opening.with_other_families(flag);
        let same = openings.iter().filter(|it| it.place != at && it.sources.iter().any(|it| it.place == at));
        same.fold(flag, |flag, it| flag.also(it.place, "this rule opens the port"));
    }
    verdict
}

/// Reports the rules of a security group that open sensitive ports to sources of interest.
pub(super) fn forbid_sensitive_ports(block: &Block, is_source: fn(&str) -> bool, cx: &mut Cx) -> Checked {
    let (openings, verdict) =
        security_groups::openings_of_subject(block, is_source, network::are_sensitive, cx);
    let is_declined = are_out_of_reach(&openings, block, cx);
    for opening in openings {
        let reach = match opening.opens_all() {
            true => "every port".to_owned(),
            false => network::sensitive_services(&opening.ports).unwrap_or_default(),
        };
        let is_idle = opening.sources.iter().all(|it| it.value.as_str() == Some("::/0"))
            && security_groups::has_no_ipv6(block, cx);
        opening.sources[0]
            .flag(opening.place, &format!("reach {reach}"), cx)
            .caused_by(opening.place)
            .pedantic_if(
                is_declined
                    || is_idle
                    || network::are_of_servers(&opening.ports)
                    || network::are_of_others(&opening.ports, &opening.description),
            );
    }
    verdict
}

/// Whether nothing that the internet reaches answers at what is opened. A group that opens every port may be known by its name
/// to be a load balancer's; one that opens SSH has to be it.
fn are_out_of_reach(openings: &[Opening], block: &Block, cx: &Cx) -> bool {
    let test = match openings.iter().all(Opening::opens_all) {
        true => security_groups::may_be_out_of_reach,
        false => security_groups::is_out_of_reach,
    };
    !openings.is_empty() && test(block, cx)
}
