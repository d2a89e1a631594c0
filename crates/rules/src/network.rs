//! Addresses, ports and protocols: what the firewall rules of all providers are made of.

mod addresses;
mod known;
mod ports;
mod sensitive;

use addresses::{NETWORK_RANGES, NETWORKS, is_network_range, samples_of};
pub(crate) use addresses::{contains, is_internet, is_private, is_private_address, prefix_of_ipv4};
pub(crate) use ports::{Ports, Protocol, port_range};
pub(crate) use sensitive::{
    are_of_others, are_of_servers, are_sensitive, port_with_service, sensitive_services, unknown_port,
};

use crate::prelude::*;
use tollgate_core::cx::Flag;
use tollgate_core::source::Location;
use tollgate_core::value::Value;

/// A source that a rule lets in.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    /// Where the attribute stands that names it.
    pub(crate) place: Location,
    /// The attribute, from the resource on.
    pub(crate) path: String,
    /// The source itself.
    pub(crate) value: Value,
    /// Whether it is one of two halves that make up the internet.
    is_half: bool,
}

impl Source {
    /// A source that an attribute names, which stands at a place.
    pub(crate) fn new(place: Location, path: impl Into<String>, value: Value) -> Self {
        Self { place, path: path.into(), value, is_half: false }
    }

    /// Reports, at a place, that the source is let in: "`cidr_blocks` lets `0.0.0.0/0` reach every port".
    pub(crate) fn flag<'c>(&self, place: Location, reach: &str, cx: &'c mut Cx) -> Flag<'c> {
        let message = match self.is_half {
            true => format!("`{}` lets the whole internet, in two halves, {reach}", self.path),
            false => format!("`{}` lets `{}` {reach}", self.path, self.value),
        };
        cx.flag(place, message).about(self.path.clone()).because(&self.value).shown_at(self.place)
    }
}

impl Source {
    /// Adds to a finding that the same rule lets in this source as well.
    pub(crate) fn add_to<'c>(&self, flag: Flag<'c>) -> Flag<'c> {
        flag.also(self.place, format!("`{}` lets in `{}` as well", self.path, self.value))
    }
}

/// The two halves of IPv4's addresses, for firewalls that refuse the whole.
const HALVES: [&str; 2] = ["0.0.0.0/1", "128.0.0.0/1"];

/// The ranges of addresses that an attribute names.
#[derive(Debug, Clone)]
pub(crate) struct Ranges {
    place: Location,
    path: String,
    items: Vec<Value>,
}

impl Ranges {
    /// The ranges in attributes that hold a range or a list of them, as far as these are set.
    pub(crate) fn of(block: &Block, attributes: &[&str]) -> Vec<Self> {
        let set = attributes.iter().map(|name| (name, block.value(name))).filter(|(_, it)| !it.is_null());
        let ranges = set.map(|(name, value)| Self {
            place: block.place(name),
            path: block.path_of(name).as_str().to_owned(),
            items: value.items(),
        });
        ranges.collect()
    }
}

/// The sources, in attributes that hold a range or a list of them, for which a test holds: the first of each attribute.
///
/// # Errors
/// A value that is not known, where no known one passes.
pub(crate) fn sources(
    block: &Block,
    attributes: &[&str],
    test: impl Fn(&str) -> bool,
    cx: &Cx,
) -> Checked<Vec<Source>> {
    sources_among(&Ranges::of(block, attributes), test, cx)
}

/// The same of ranges that were looked up before.
///
/// # Errors
/// A value that is not known, where no known one passes.
pub(crate) fn sources_among(ranges: &[Ranges], test: impl Fn(&str) -> bool, cx: &Cx) -> Checked<Vec<Source>> {
    // The registry module of security groups takes several ranges in one string.
    let passes = |value: &Value| value.as_str().is_some_and(|text| text.split(',').any(&test));
    let mut found = Vec::new();
    let verdict = value::each(ranges, |Ranges { place, path, items }| {
        if let Some(item) = items.iter().find(|item| passes(item)) {
            let halves = |half| items.iter().any(|item| item.as_str() == Some(half));
            let is_half = item.as_str().is_some_and(|it| HALVES.contains(&it));
            found.push(Source {
                is_half: is_half && HALVES.into_iter().all(halves),
                ..Source::new(*place, path.clone(), item.clone())
            });
            return Ok(());
        }
        // Of what is not known, so much may be that none of what it can be is let in.
        value::any(items, |item| match item.as_unknown() {
            Some(_) => may_be(item, &test, cx),
            None => Ok(false),
        })
        .map(drop)
    });
    if found.is_empty() { verdict.map(|()| found) } else { Ok(found) }
}

/// `Ok` where a range that is not known certainly is none for which a test holds.
fn may_be(range: &Value, test: &dyn Fn(&str) -> bool, cx: &Cx) -> Checked<bool> {
    let Some(unknown) = range.as_unknown() else { return Ok(range.as_str().is_some_and(test)) };
    let samples = samples_of(unknown);
    let none_of = |samples: &[&str]| !samples.iter().any(|it| test(it));
    if !samples.is_empty() && none_of(&samples.iter().map(String::as_str).collect::<Vec<_>>()) {
        return Ok(false);
    }
    if none_of(&NETWORK_RANGES) && (is_network_range(unknown) || is_own_network(range, cx)) {
        return Ok(false);
    }
    match unknown.decide(|case| may_be(case, test, cx)) {
        Ok(false) => Ok(false),
        _ => Err(unknown.clone()),
    }
}

/// Whether a value is also the range of a network or subnet of the configuration.
fn is_own_network(range: &Value, cx: &Cx) -> bool {
    NETWORKS.iter().any(|(kind, attribute)| cx.listing(kind, attribute, range).first().is_some())
}

/// The sources to which a rule opens something: both must be certain, and one that is certainly not so decides.
pub(crate) fn opened(sources: Checked<Vec<Source>>, opens: Checked<bool>) -> Checked<Vec<Source>> {
    match (sources, opens) {
        (_, Ok(false)) => Ok(Vec::new()),
        (Ok(sources), _) if sources.is_empty() => Ok(sources),
        (Ok(sources), Ok(true)) => Ok(sources),
        (Err(unknown), _) | (_, Err(unknown)) => Err(unknown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_are_read_in_every_notation() {
        assert_eq!(port_range("22"), Some(22..=22));
        assert_eq!(port_range(" 20 - 22 "), Some(20..=22));
        assert_eq!(port_range("1/65535"), Some(1..=65535));
        assert_eq!(port_range("*"), Some(0..=65535));
        assert_eq!(port_range("ssh"), None);
    }
}
