//! Well-known ports, and which of them are attacked wherever they can be reached.

use super::known::KNOWN_PORTS;
use super::{Ports, Protocol};
use std::ops::RangeInclusive;

/// The ports of what is made to be reached from everywhere: websites, name and time servers, mail, calls, VPNs. The others
/// are attacked wherever they can be.
const PUBLIC_PORTS: [u16; 28] = [
    53, 80, 123, 179, 443, 465, 500, 587, 853, 943, 993, 995, 1194, 1723, 1883, 2641, 3478, 4500, 5060, 5061,
    5349, 5671, 6514, 6697, 8443, 8883, 9418, 51820,
];

/// The UDP ports among which Mosh takes one for each session ("mosh-server").
const MOSH: RangeInclusive<u16> = 60000..=61000;

/// The ports that mail exchangers and web servers of all kinds listen to: whether what answers there is to be reached is for
/// who runs it.
const SERVER_PORTS: [u16; 6] = [25, 143, 3000, 8000, 8080, 8081];

/// Whether the sensitive ones among some ports are all of web servers and mail exchangers.
pub(crate) fn are_of_servers(ports: &[Ports]) -> bool {
    open_to(ports).all(|(port, _)| SERVER_PORTS.contains(port)) && are_sensitive(ports)
}

/// Ports that all kinds of programs listen to, beside the one that is best known for it.
const SHARED_PORTS: [u16; 13] =
    [3000, 7000, 7001, 8000, 8020, 8080, 8081, 8140, 8200, 8500, 8888, 9000, 9090];

/// Whether the sensitive ones among some ports are such, and what a rule says of itself, in lower case, is that something else
/// listens there than what is known for them.
pub(crate) fn are_of_others(ports: &[Ports], description: &str) -> bool {
    let is_named = |service: &str| {
        let mut words = service.split(|it: char| !it.is_ascii_alphanumeric()).filter(|it| it.len() > 3);
        words.any(|word| description.contains(&*word.to_ascii_lowercase()))
    };
    let is_other = |(port, service): &(u16, &str)| SHARED_PORTS.contains(port) && !is_named(service);
    !description.is_empty() && are_sensitive(ports) && open_to(ports).all(is_other)
}

/// A port, with the service that is known for it: "port 22 (SSH)".
pub(crate) fn port_with_service(port: u16) -> String {
    match KNOWN_PORTS.iter().find(|(known, _)| *known == port) {
        Some((_, service)) => format!("port {port} ({service})"),
        None => format!("port {port}"),
    }
}

fn is_sensitive(known: u16) -> bool {
    PUBLIC_PORTS.binary_search(&known).is_err()
}

/// The sensitive services that some ports belong to.
fn open_to(ports: &[Ports]) -> impl Iterator<Item = &'static (u16, &'static str)> {
    KNOWN_PORTS.iter().filter(|(port, _)| ports.iter().any(|it| it.contain(*port)) && is_sensitive(*port))
}

/// The first open port that belongs to no known service.
pub(crate) fn unknown_port(ports: &Ports) -> Option<u16> {
    let is_of_mosh = |port: &u16| ports.protocol == Protocol::Udp && MOSH.contains(port);
    let is_known =
        |port: &u16| is_of_mosh(port) || KNOWN_PORTS.binary_search_by_key(port, |(known, _)| *known).is_ok();
    (ports.protocol != Protocol::Portless)
        .then(|| ports.range.clone().find(|port| *port > 0 && !is_known(port)))?
}

/// Whether some ports belong to sensitive services: asked of each rule of a firewall, of which most open a port or two.
pub(crate) fn are_sensitive(ports: &[Ports]) -> bool {
    ports.iter().filter(|it| it.protocol != Protocol::Portless).any(|it| {
        let (first, last) = (*it.range.start(), *it.range.end());
        let from = KNOWN_PORTS.partition_point(|(port, _)| *port < first);
        let mut known = KNOWN_PORTS.iter().skip(from).take_while(|(port, _)| *port <= last);
        known.any(|(port, _)| is_sensitive(*port))
    })
}

/// Which sensitive services some ports belong to, as the end of "opens …".
pub(crate) fn sensitive_services(ports: &[Ports]) -> Option<String> {
    let names: Vec<_> = open_to(ports).map(|(port, service)| format!("{service} ({port})")).collect();
    match names.as_slice() {
        [] => None,
        names if names.len() > 3 => {
            Some(format!("{}, {}, {} and {} more", names[0], names[1], names[2], names.len() - 3))
        }
        _ => Some(names.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::Protocol;

    #[test]
    fn websites_and_vpns_are_not_sensitive() {
        let open = |range| sensitive_services(&[Ports::new(Protocol::Tcp, range)]);
        assert_eq!((open(80..=80), open(443..=443), open(1194..=1194)), (None, None, None));
        assert_eq!(open(443..=445).as_deref(), Some("SMB (445)"));
    }

    #[test]
    fn ports_of_known_services_are_not_unknown() {
        let unknown = |protocol, range| unknown_port(&Ports::new(protocol, range));
        assert_eq!(unknown(Protocol::Udp, 60000..=61000), None);
        assert_eq!(unknown(Protocol::Tcp, 60000..=61000), Some(60000));
        assert_eq!((unknown(Protocol::Tcp, 2049..=2049), unknown(Protocol::Tcp, 5986..=5986)), (None, None));
        assert_eq!(
            sensitive_services(&[Ports::new(Protocol::Tcp, 5985..=5986)]).as_deref(),
            Some("WinRM (5985), WinRM over TLS (5986)")
        );
    }

    #[test]
    fn ports_are_sorted() {
        assert!(KNOWN_PORTS.is_sorted_by(|a, b| a.0 < b.0) && PUBLIC_PORTS.is_sorted());
    }

    #[test]
    fn sensitive_are_ports_of_which_some_service_is() {
        for first in (0..=u16::MAX).step_by(7) {
            for last in [first, first.saturating_add(1), first.saturating_add(90), 500] {
                let ports = [Ports::new(Protocol::Udp, 53..=53), Ports::new(Protocol::Tcp, first..=last)];
                assert_eq!(are_sensitive(&ports), sensitive_services(&ports).is_some(), "{first} to {last}");
            }
        }
        assert!(
            !are_sensitive(&[Ports::all(Protocol::Portless)]) && are_sensitive(&[Ports::all(Protocol::Any)])
        );
    }
}
