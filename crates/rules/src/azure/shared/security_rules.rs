//! What network security groups let in: blocks of the group, or rules of their own.

use crate::network::{self, Ports, Protocol, Source};
use crate::prelude::*;
use tollgate_core::source::Location;

/// The resource types that have rules.
pub(in crate::azure) const TARGETS: [&str; 2] =
    ["azurerm_network_security_group", "azurerm_network_security_rule"];

/// An inbound rule that opens something to a source.
pub(in crate::azure) struct Opening<'e> {
    /// The block of the rule.
    pub(in crate::azure) block: Block<'e>,
    /// Where the rule names its ports.
    pub(in crate::azure) place: Location,
    /// What it opens them to.
    pub(in crate::azure) source: Source,
    /// What it opens.
    pub(in crate::azure) ports: Vec<Ports>,
}

/// The inbound rules of a block that certainly open ports of interest to sources of interest. Beside them, the value
/// that leaves some other rule undecided.
pub(in crate::azure) fn openings<'e>(
    block: &Block<'e>,
    is_source: impl Fn(&str) -> bool,
    opens: impl Fn(&[Ports]) -> bool,
    cx: &Cx,
) -> (Vec<Opening<'e>>, Checked) {
    let rules = match block.kind() {
        "azurerm_network_security_group" => block.each("security_rule"),
        _ => vec![block.clone()],
    };
    let mut found = Vec::new();
    let verdict = value::each(rules, |rule| {
        let ports = ports(&rule);
        let open = ports.as_ref().map(|ports| opens(ports)).map_err(Clone::clone);
        let sources =
            network::sources(&rule, &["source_address_prefix", "source_address_prefixes"], &is_source, cx);
        let open =
            value::all([open, says(&rule, "access", "allow"), says(&rule, "direction", "inbound")], |it| it);
        if let Some(source) = network::opened(sources, open)?.into_iter().next() {
            found.push(Opening { place: place(&rule), block: rule, source, ports: ports? });
        }
        Ok(())
    });
    (found, verdict)
}

/// Whether a source is the internet. Azure cuts an address to its prefix, so everything with `/0` is.
pub(in crate::azure) fn is_internet(prefix: &str) -> bool {
    prefix == "*"
        || prefix.eq_ignore_ascii_case("internet")
        || prefix.ends_with("/0")
        || network::is_internet(prefix)
}

fn says(rule: &Block, name: &str, wanted: &str) -> Checked<bool> {
    Ok(rule.string(name)?.is_some_and(|it| it.eq_ignore_ascii_case(wanted)))
}

/// What a rule lets in. Unlike elsewhere, a rule for every protocol may be for some ports only.
fn ports(rule: &Block) -> Checked<Vec<Ports>> {
    let Some(protocol) = rule.string("protocol")? else { return Ok(Vec::new()) };
    let protocol = Protocol::parse(&protocol);
    let mut ports = Vec::new();
    for name in ["destination_port_range", "destination_port_ranges"] {
        for text in rule.strings(name)?.unwrap_or_default() {
            let ranges = text.split(',').filter_map(network::port_range);
            ports.extend(ranges.map(|range| Ports::new(protocol, range)));
        }
    }
    Ok(ports)
}

fn place(rule: &Block) -> Location {
    match rule.value("destination_port_range").is_null() {
        true => rule.place("destination_port_ranges"),
        false => rule.place("destination_port_range"),
    }
}
