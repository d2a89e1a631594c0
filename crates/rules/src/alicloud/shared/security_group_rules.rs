//! What rules of security groups let in from the internet.

use crate::network::{self, Ports, Protocol, Source, is_internet};
use crate::prelude::*;

/// The source and the ports of a rule that lets the internet in, where a test holds for the ports.
pub(in crate::alicloud) fn opening(
    rule: &Block,
    opens: impl Fn(&Ports) -> bool,
    cx: &Cx,
) -> Checked<Option<(Source, Ports)>> {
    let ports = ports(rule);
    let open = ports.as_ref().map(|ports| ports.as_ref().is_some_and(&opens)).map_err(Clone::clone);
    let open = value::all([open, is_accepted_ingress(rule)], |it| it);
    let sources = network::sources(rule, &["cidr_ip", "ipv6_cidr_ip"], is_internet, cx);
    let source = network::opened(sources, open)?.into_iter().next();
    Ok(source.zip(ports?))
}

fn is_accepted_ingress(rule: &Block) -> Checked<bool> {
    let ingress = is_one_of(rule, "type", &["ingress"]);
    let accepted = rule.string("policy").map(|policy| policy.is_none_or(|it| *it == "accept"));
    both(ingress, accepted)
}

/// The ports of a rule: all of them where it names none.
fn ports(rule: &Block) -> Checked<Option<Ports>> {
    let Some(protocol) = rule.string("ip_protocol")? else { return Ok(None) };
    let protocol = Protocol::parse(&protocol);
    let Some(range) = rule.string("port_range")? else { return Ok(Some(Ports::all(protocol))) };
    Ok(network::port_range(&range).map(|range| Ports::new(protocol, range)))
}
