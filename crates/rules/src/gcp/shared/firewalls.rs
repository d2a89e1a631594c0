//! What the firewalls of a network let in: firewall rules, and rules of firewall policies.

use crate::network::{self, Ports, Protocol, Source, is_internet};
use crate::prelude::*;

/// The resource types of rules.
pub(in crate::gcp) const TARGETS: [&str; 4] = [
    "google_compute_firewall", "google_compute_firewall_policy_rule",
    "google_compute_network_firewall_policy_rule", "google_compute_region_network_firewall_policy_rule",
];

/// The registry modules whose inputs list rules.
pub(in crate::gcp) const MODULES: [ModuleInputs; 2] = [
    module("terraform-google-modules/network/google"),
    module("terraform-google-modules/network/google//modules/firewall-rules"),
];

/// The inputs of these modules for rules that may be for what comes in.
const INPUTS: [&str; 3] = ["ingress_rules", "firewall_rules", "rules"];

/// Reports the rules that open a port to the internet.
pub(in crate::gcp) fn forbid_port(
    firewall: &Block,
    port: u16,
    protocols: &[Protocol],
    cx: &mut Cx,
) -> Checked {
    let opens = |ports: &Ports| protocols.iter().any(|protocol| ports.contain_of(*protocol, port));
    forbid(firewall, &format!("reach {}", network::port_with_service(port)), opens, cx)
}

/// Reports the rules that open ports of interest to the internet, which lets it `reach` them.
pub(in crate::gcp) fn forbid(
    firewall: &Block,
    reach: &str,
    opens: impl Fn(&Ports) -> bool,
    cx: &mut Cx,
) -> Checked {
    let (sources, verdict) = openings(firewall, opens, cx);
    for source in sources {
        source.flag(source.place, reach, cx);
    }
    verdict
}

/// For each block of a rule that certainly opens ports of interest to the internet, the source that is the internet.
/// Beside them, the value that leaves some other block undecided.
fn openings(firewall: &Block, opens: impl Fn(&Ports) -> bool, cx: &Cx) -> (Vec<Source>, Checked) {
    let mut found = Vec::new();
    let listed = || INPUTS.iter().flat_map(|input| firewall.each(input)).collect();
    let rules: Vec<_> = if firewall.is_call() { listed() } else { vec![firewall.clone()] };
    let verdict = value::each(&rules, |rule| {
        value::each(sources_and_allowed(rule, cx), |(sources, allowed)| {
            let open = ports(&allowed).map(|ports| ports.iter().any(&opens));
            let open = value::all([open, is_ingress(rule), allows(rule)], |it| it);
            found.extend(network::opened(sources, open)?.into_iter().next());
            Ok(())
        })
    });
    (found, verdict)
}

/// The sources that are the internet, with each block for a protocol.
fn sources_and_allowed<'e>(firewall: &Block<'e>, cx: &Cx) -> Vec<(Checked<Vec<Source>>, Block<'e>)> {
    let mut found = Vec::new();
    if matches!(firewall.kind(), "google_compute_firewall" | "module") {
        let sources = network::sources(firewall, &["source_ranges", "ranges"], is_internet, cx);
        found.extend(firewall.each("allow").into_iter().map(|allowed| (sources.clone(), allowed)));
    }
    for matched in firewall.each("match") {
        let sources = network::sources(&matched, &["src_ip_ranges"], is_internet, cx);
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

/// Reports each `allow` block of a rule for what comes in that opens ports of interest, whatever the source. `wrong` is
/// the end of the message that starts with the ports.
pub(in crate::gcp) fn forbid_ports(
    firewall: &Block,
    wrong: &str,
    opens: impl Fn(&Ports) -> bool,
    cx: &mut Cx,
) -> Checked {
    value::each(firewall.each("allow"), |allowed| {
        let open = ports(&allowed).map(|ports| ports.iter().any(&opens));
        if both(both(is_ingress(firewall), open), not(is_for_google(firewall)))? {
            let path = allowed.path_of("ports");
            let message = format!("{}, {wrong}", allowed.actual("ports"));
            cx.flag(allowed.place("ports"), message).about(path).because(&allowed.value("ports"));
        }
        Ok(())
    })
}

/// Where Google's load balancers, their health checks and Identity-Aware Proxy come from (Google Cloud documentation,
/// "Health checks overview" and "Using IAP for TCP forwarding").
const GOOGLE: [&str; 3] = ["35.191.0.0/16", "130.211.0.0/22", "35.235.240.0/20"];

/// Whether a rule lets nobody but Google in.
fn is_for_google(firewall: &Block) -> Checked<bool> {
    let ranges = firewall.strings("source_ranges")?.unwrap_or_default();
    Ok(!ranges.is_empty() && ranges.iter().all(|range| GOOGLE.contains(&range.as_str())))
}
