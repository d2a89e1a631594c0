//! Ranges of addresses.

use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use std::net::{Ipv4Addr, Ipv6Addr};
use tollgate_core::value::Unknown;

/// Whether a range of addresses is the internet, or so much of it that no single network can be meant: nobody holds
/// more than a `/8` of IPv4 or a `/13` of IPv6. What is no address range, or has bits beyond its prefix, is refused
/// by the providers and counts as none.
pub(crate) fn is_internet(cidr: &str) -> bool {
    match network(cidr) {
        // Multicast and reserved addresses are at the end.
        Some(IpNet::V4(net)) => net.prefix_len() < 8 && net.addr() < Ipv4Addr::new(224, 0, 0, 0),
        Some(IpNet::V6(net)) => net.prefix_len() < 13 && overlaps(net, GLOBAL_IPV6),
        None => false,
    }
}

/// Whether a range of addresses is one of those that are not routed in the internet.
pub(crate) fn is_private(cidr: &str) -> bool {
    match network(cidr) {
        Some(IpNet::V4(net)) => PRIVATE_IPV4.iter().any(|range| range.contains(&net)),
        Some(IpNet::V6(net)) => LOCAL_IPV6.contains(&net),
        None => false,
    }
}

/// The length of the prefix of an IPv4 range.
pub(crate) fn prefix_of_ipv4(cidr: &str) -> Option<u8> {
    cidr.trim().parse::<Ipv4Net>().ok().map(|net| net.prefix_len())
}

/// Whether a range that is not known is that of a VPC or subnet of AWS: then it is one such as [`VPC_RANGES`].
pub(crate) fn is_vpc_range(range: &Unknown) -> bool {
    let Some(attribute) = range.as_attribute() else { return false };
    attribute.end().ends_with("cidr_block")
        && matches!(
            attribute.object().kind(),
            "aws_vpc" | "aws_default_vpc" | "aws_subnet" | "aws_default_subnet"
        )
}

/// The largest and the smallest ranges that a VPC or subnet may have, private and public (Amazon VPC User Guide, "VPC
/// CIDR blocks").
pub(crate) const VPC_RANGES: [&str; 6] =
    ["10.0.0.0/16", "10.0.0.0/28", "203.0.0.0/16", "203.0.113.0/28", "2600:1f00::/44", "2600:1f00::/64"];

fn network(cidr: &str) -> Option<IpNet> {
    let net: IpNet = cidr.trim().parse().ok()?;
    (net.trunc() == net).then_some(net)
}

fn overlaps(net: Ipv6Net, other: Ipv6Net) -> bool {
    net.contains(&other) || other.contains(&net)
}

const PRIVATE_IPV4: [Ipv4Net; 3] = [
    Ipv4Net::new_assert(Ipv4Addr::new(10, 0, 0, 0), 8),
    Ipv4Net::new_assert(Ipv4Addr::new(172, 16, 0, 0), 12),
    Ipv4Net::new_assert(Ipv4Addr::new(192, 168, 0, 0), 16),
];
const LOCAL_IPV6: Ipv6Net = Ipv6Net::new_assert(Ipv6Addr::new(0xfc00, 0, 0, 0, 0, 0, 0, 0), 7);
const GLOBAL_IPV6: Ipv6Net = Ipv6Net::new_assert(Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_internet_is_what_nobody_can_own() {
        for cidr in ["0.0.0.0/0", "::/0", "0.0.0.0/1", "128.0.0.0/1", "64.0.0.0/2", "2000::/3", "::/1"] {
            assert!(is_internet(cidr), "{cidr}");
        }
        for cidr in ["10.0.0.0/8", "0.1.0.0/0", "/0", "fc00::/7", "fe80::/10", "224.0.0.0/4", "0.0.0.0", ""] {
            assert!(!is_internet(cidr), "{cidr}");
        }
    }

    #[test]
    fn private_ranges_are_not_routed() {
        assert!(is_private("10.0.0.0/8") && is_private("192.168.4.0/24") && is_private("fd00::/8"));
        assert!(!is_private("172.0.0.0/8") && !is_private("8.8.8.0/24"));
    }
}
