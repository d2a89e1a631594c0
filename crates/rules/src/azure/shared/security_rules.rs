//! What network security groups let in: blocks of the group, or rules of their own.

mod endpoints;
mod registry;

pub(in crate::azure) use registry::MODULES;

use crate::network::{self, Ports, Protocol, Source};
use crate::prelude::*;
use tollgate_core::source::Location;
use tollgate_core::value::Value;

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

/// The inbound rules of a block that certainly open ports of interest to sources of interest; those before
/// private endpoints alone open none. Beside them, the value
/// that leaves some other rule undecided.
pub(in crate::azure) fn openings<'e>(
    block: &Block<'e>,
    is_source: impl Fn(&str) -> bool,
    opens: impl Fn(&[Ports]) -> bool,
    cx: &Cx,
) -> (Vec<Opening<'e>>, Checked) {
    let rules = match block.kind() {
        "azurerm_network_security_group" => block.each("security_rule"),
        "module" => registry::rules(block),
        _ => vec![block.clone()],
    };
    let mut found = Vec::new();
    let mut counts = None;
    let verdict = value::each(rules, |rule| {
        let ports = ports(&rule);
        let open = ports.as_ref().map(|ports| opens(ports)).map_err(Clone::clone);
        let sources = sources(block, &rule, &is_source, cx);
        let open =
            value::all([open, says(&rule, "access", "allow"), says(&rule, "direction", "inbound")], |it| it);
        let source = network::opened(sources, open)?.into_iter().next();
        let mut counts = || *counts.get_or_insert_with(|| !endpoints::is_before_endpoints_alone(block, cx));
        if let Some(source) = source.filter(|_| counts() && !is_denied_before(block, &rule, cx)) {
            found.push(Opening { place: place(&rule), block: rule, source, ports: ports? });
        }
        Ok(())
    });
    (found, verdict)
}

/// Whether a rule of the same group, which counts before this one, denies the internet every port.
fn is_denied_before(owner: &Block, rule: &Block, cx: &Cx) -> bool {
    let Ok(Some(priority)) = rule.number("priority") else { return false };
    let denies = |other: &Block| {
        let is_earlier = Ok(other.number("priority")?.is_some_and(|it| it.as_f64() < priority.as_f64()));
        let denies = both(says(other, "access", "deny"), says(other, "direction", "inbound"));
        let is_for_all = |name| lists(other, name, |it| it == "*");
        let everything =
            value::all(["protocol", "destination_port_range", "destination_address_prefix"], is_for_all);
        let from_internet = lists(other, SOURCES[0], is_internet);
        value::all([is_earlier, denies, everything, from_internet], |it| it)
    };
    let denied = match owner.kind() {
        "azurerm_network_security_group" => value::any(owner.each("security_rule"), |it| denies(&it)),
        "azurerm_network_security_rule" => {
            let group = "network_security_group_name";
            cx.matching("azurerm_network_security_rule", rule, &[(group, group)]).search(denies)
        }
        _ => Ok(false),
    };
    matches!(denied, Ok(true))
}

/// Whether a source is the internet. Azure cuts an address to its prefix, so everything with `/0` is.
pub(in crate::azure) fn is_internet(prefix: &str) -> bool {
    prefix == "*"
        || prefix.eq_ignore_ascii_case("internet")
        || prefix.ends_with("/0")
        || network::is_internet(prefix)
}

/// Whether a rule says so. Those of a module say `Allow` and `Inbound` unless told otherwise.
fn says(rule: &Block, name: &str, wanted: &str) -> Checked<bool> {
    let said = rule.string(name)?;
    Ok(said.map_or(rule.is_call(), |it| it.eq_ignore_ascii_case(wanted)))
}

/// The attributes with the sources of a rule.
const SOURCES: [&str; 2] = ["source_address_prefix", "source_address_prefixes"];

/// The sources for which a test holds. A rule of a module that names none is for everybody, unless the call says otherwise
/// for the rules that are known by name.
fn sources(owner: &Block, rule: &Block, is_source: &dyn Fn(&str) -> bool, cx: &Cx) -> Checked<Vec<Source>> {
    let names_none = |it: &Block| SOURCES.iter().all(|name| it.value(name).is_null());
    let rule = if registry::is_named(rule) && names_none(rule) { owner } else { rule };
    if rule.is_call() && names_none(rule) && !rule.is_set("source_application_security_group_ids")? {
        let value = Value::string("*", rule.header());
        let source = Source::new(rule.header(), rule.path_of(SOURCES[0]), value);
        return Ok(if is_source("*") { vec![source] } else { Vec::new() });
    }
    network::sources(rule, &SOURCES, is_source, cx)
}

/// The attributes with the ports of a rule.
const PORTS: [&str; 2] = ["destination_port_range", "destination_port_ranges"];

/// What a rule lets in. Unlike elsewhere, a rule for every protocol may be for some ports only.
fn ports(rule: &Block) -> Checked<Vec<Ports>> {
    if registry::is_named(rule) {
        return registry::named(rule);
    }
    let protocol = match rule.string("protocol")? {
        Some(protocol) => Protocol::parse(&protocol),
        None if rule.is_call() => Protocol::Any,
        None => return Ok(Vec::new()),
    };
    let mut ports = Vec::new();
    for name in PORTS {
        for text in rule.strings(name)?.unwrap_or_default() {
            let ranges = text.split(',').filter_map(network::port_range);
            ports.extend(ranges.map(|range| Ports::new(protocol, range)));
        }
    }
    if ports.is_empty() && rule.is_call() && PORTS.iter().all(|name| rule.value(name).is_null()) {
        ports.push(Ports::all(protocol));
    }
    Ok(ports)
}

fn place(rule: &Block) -> Location {
    match rule.value("destination_port_range").is_null() {
        true => rule.place("destination_port_ranges"),
        false => rule.place("destination_port_range"),
    }
}
