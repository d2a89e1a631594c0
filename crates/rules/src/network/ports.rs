//! Protocols, and ranges of their ports.

use std::ops::RangeInclusive;

/// What a firewall rule admits, as far as rules tell it apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Protocol {
    /// Every protocol, and so every port.
    Any,
    Tcp,
    Udp,
    /// Without ports: ICMP, ESP, GRE.
    Portless,
}

impl Protocol {
    /// The protocol of a name or an IANA number, in any case. What is none of them has no ports.
    pub(crate) fn parse(text: &str) -> Self {
        match text.trim().to_ascii_lowercase().as_str() {
            "-1" | "all" | "any" | "*" => Self::Any,
            "6" | "tcp" => Self::Tcp,
            "17" | "udp" => Self::Udp,
            _ => Self::Portless,
        }
    }
}

/// A range of ports of a protocol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ports {
    pub(crate) protocol: Protocol,
    pub(crate) range: RangeInclusive<u16>,
}

impl Ports {
    pub(crate) fn new(protocol: Protocol, range: RangeInclusive<u16>) -> Self {
        Self { protocol, range }
    }

    /// All ports of a protocol.
    pub(crate) fn all(protocol: Protocol) -> Self {
        Self::new(protocol, 0..=u16::MAX)
    }

    /// Whether it is every port, of a protocol that has ports.
    pub(crate) fn is_all(&self) -> bool {
        self.protocol != Protocol::Portless && *self.range.start() <= 1 && *self.range.end() == u16::MAX
    }

    /// Whether these are all ports but a few, such as 0 to 65000.
    pub(crate) fn are_nearly_all(&self) -> bool {
        *self.range.start() <= 1 && *self.range.end() >= 65_000
    }

    /// Whether a port is open for TCP or UDP.
    pub(crate) fn contain(&self, port: u16) -> bool {
        self.protocol != Protocol::Portless && self.range.contains(&port)
    }

    /// The same for one protocol only.
    pub(crate) fn contain_of(&self, protocol: Protocol, port: u16) -> bool {
        (self.protocol == protocol || self.protocol == Protocol::Any) && self.range.contains(&port)
    }
}

/// The port or ports in a text such as `22`, `20-22`, `1/65535` or `*`. `None` for what is neither.
pub(crate) fn port_range(text: &str) -> Option<RangeInclusive<u16>> {
    let text = text.trim();
    if matches!(text, "*" | "-1/-1") || text.eq_ignore_ascii_case("all") {
        return Some(0..=u16::MAX);
    }
    let (from, to) = text.split_once(['-', '/']).unwrap_or((text, text));
    Some(from.trim().parse().ok()?..=to.trim().parse().ok()?)
}
