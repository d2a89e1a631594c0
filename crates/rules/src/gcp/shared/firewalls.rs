//! What the firewalls of a network let in: firewall rules, and rules of firewall policies.

use crate::network::{self, Ports, Protocol, Source, is_internet};
use crate::prelude::*;
use tollgate_core::address::Address;
use tollgate_core::value::Value;

/// The resource types of rules.
pub(in crate::gcp) const TARGETS: [&str; 4] = [
    "google_compute_firewall", "google_compute_firewall_policy_rule",
    "google_compute_network_firewall_policy_rule", "google_compute_region_network_firewall_policy_rule",
];

/// Reports the rules that open a port to the internet.
pub(in crate::gcp) fn forbid_port(
    firewall: &Block,
    port: u16,
    protocols: &[Protocol],
    cx: &mut Cx,
) -> Checked {
    let opens = |ports: &Ports| protocols.iter().any(|protocol| ports.contain_of(*protocol, port));
    let (sources, verdict) = openings(firewall, opens);
    for source in sources {
        source.flag(source.place, &format!("reach {}", network::port_with_service(port)), cx);
    }
    verdict
}

/// For each block of a rule that certainly opens ports of interest to the internet, the source that is the internet.
/// Beside them, the value that leaves some other block undecided.
fn openings(firewall: &Block, opens: impl Fn(&Ports) -> bool) -> (Vec<Source>, Checked) {
    let mut found = Vec::new();
    let verdict = value::each(sources_and_allowed(firewall), |(sources, allowed)| {
        let open = ports(&allowed).map(|ports| ports.iter().any(&opens));
        let open = value::all([open, is_ingress(firewall), allows(firewall)], |it| it);
        found.extend(network::opened(sources, open)?.into_iter().next());
        Ok(())
    });
    (found, verdict)
}

/// The sources that are the internet, with each block for a protocol.
fn sources_and_allowed<'e>(firewall: &Block<'e>) -> Vec<(Checked<Vec<Source>>, Block<'e>)> {
    let mut found = Vec::new();
    if firewall.kind() == "google_compute_firewall" {
        let sources = network::sources(firewall, &["source_ranges"], is_internet);
        found.extend(firewall.each("allow").into_iter().map(|allowed| (sources.clone(), allowed)));
    }
    for matched in firewall.each("match") {
        let sources = network::sources(&matched, &["src_ip_ranges"], is_internet);
        let allowed = matched.each("layer4_configs").into_iter();
        found.extend(allowed.map(|allowed| (sources.clone(), allowed)));
    }
    found
}

/// Whether a rule is for what comes in, as it is by default, and in force.
pub(in crate::gcp) fn is_ingress(firewall: &Block) -> Checked<bool> {
    let ingress = firewall.string("direction")?.is_none_or(|it| it.eq_ignore_ascii_case("ingress"));
    Ok(ingress && !firewall.is_true("disabled")?)
}

/// Whether a rule of a policy allows; a firewall rule has blocks of that name instead.
fn allows(firewall: &Block) -> Checked<bool> {
    Ok(firewall.string("action")?.is_none_or(|action| *action == "allow"))
}

/// What a block for a protocol lets in. Without `ports` it is every port.
pub(in crate::gcp) fn ports(allowed: &Block) -> Checked<Vec<Ports>> {
    let protocol = allowed.string("protocol")?.or(allowed.string("ip_protocol")?);
    let Some(protocol) = protocol else { return Ok(Vec::new()) };
    let protocol = Protocol::parse(&protocol);
    let texts = allowed.strings("ports")?.unwrap_or_default();
    if texts.is_empty() {
        return Ok(vec![Ports::all(protocol)]);
    }
    let ranges = texts.iter().filter_map(|text| network::port_range(text));
    Ok(ranges.map(|range| Ports::new(protocol, range)).collect())
}

/// The firewall rules of a network for which a test holds, with the value that leaves another one undecided.
fn rules_of<'e>(
    network: &Block,
    cx: &Cx<'_, 'e>,
    test: impl Fn(&Block<'e>) -> Checked<bool>,
) -> (Vec<Block<'e>>, Checked) {
    let by_name = Wanted::value(network.reference("name")).read_by(name);
    let by_address = Wanted::reference_to(network, &NAMES).read_by(address);
    cx.joined("google_compute_firewall", "network", by_name, |firewall| is_in(firewall, network))
        .or("network", by_address)
        .filter(test)
}

/// Reports, at a network, its firewall rules for which a test holds: what the first of them does wrong, and the
/// attribute of each that does it.
pub(in crate::gcp) fn forbid_rules<'e>(
    network: &Block,
    cx: &mut Cx<'_, 'e>,
    test: impl Fn(&Block<'e>) -> Checked<bool>,
    wrong: &str,
    attribute: &str,
) -> Checked {
    let (found, verdict) = rules_of(network, cx, test);
    let Some(first) = found.first() else { return verdict };
    let flag = cx.flag(network.header(), format!("its firewall rule `{}` {wrong}", resource_of(first)));
    found.iter().fold(flag, |flag, it| flag.also(it.place(attribute), format!("this rule {wrong}")));
    Ok(())
}

/// The resource of a firewall rule, as it is called in its module. Of a network in a module that is called several times
/// there is one finding then, not one for each call.
fn resource_of(firewall: &Block) -> Address {
    firewall.address.in_module()
}

/// What a firewall rule may name its network by.
const NAMES: [&str; 3] = ["name", "self_link", "id"];

/// Whether a firewall rule is one of a network, which it names by its name or its address.
fn is_in(firewall: &Block, network: &Block) -> Checked<bool> {
    let names = if is_name(&firewall.value("network")) { &NAMES[..1] } else { &NAMES };
    firewall.refers_to("network", network, names)
}

/// Whether a value is certainly a name, not an address.
fn is_name(network: &Value) -> bool {
    network.as_str().is_some_and(|it| !it.contains('/'))
}

/// The network of a firewall rule, if it is certainly a name.
fn name(firewall: &Block, attribute: &str) -> Vec<Value> {
    Some(firewall.value(attribute)).filter(is_name).into_iter().collect()
}

/// The network of a firewall rule, if it is not certainly a name.
fn address(firewall: &Block, attribute: &str) -> Vec<Value> {
    Some(firewall.reference(attribute)).filter(|it| !is_name(it)).into_iter().collect()
}
