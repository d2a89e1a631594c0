//! Ranges of addresses.

use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use tollgate_core::address::Sort;
use tollgate_core::value::{Symbol, Unknown, Value};

/// Whether a range of addresses is the internet, or so much of it that no single network can be meant: nobody holds
/// more than a `/8` of IPv4 or a `/13` of IPv6. What is not an address range, or has bits beyond its prefix, is refused
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

/// Whether a range of addresses is within another one, or is the same.
pub(crate) fn contains(range: &str, other: &str) -> bool {
    network(range).zip(network(other)).is_some_and(|(range, other)| range.contains(&other))
}

/// Whether an address is one of networks that are not routed in the internet, shared ones of providers included.
pub(crate) fn is_private_address(address: &str) -> bool {
    match address.trim().parse() {
        Ok(IpAddr::V4(address)) => {
            address.is_loopback()
                || address.is_link_local()
                || PRIVATE_IPV4.iter().chain(&[SHARED_IPV4]).any(|range| range.contains(&address))
        }
        Ok(IpAddr::V6(address)) => {
            address.is_loopback() || address.is_unicast_link_local() || LOCAL_IPV6.contains(&address)
        }
        Err(_) => false,
    }
}

/// The length of the prefix of an IPv4 range.
pub(crate) fn prefix_of_ipv4(cidr: &str) -> Option<u8> {
    cidr.trim().parse::<Ipv4Net>().ok().map(|net| net.prefix_len())
}

/// The types of networks and subnets, and the attributes with their ranges (documentation of the providers `aws` 6,
/// `azurerm` 4 and `google` 7).
pub(crate) const NETWORKS: [(&str, &str); 7] = [
    ("aws_vpc", "cidr_block"),
    ("aws_default_vpc", "cidr_block"),
    ("aws_subnet", "cidr_block"),
    ("aws_default_subnet", "cidr_block"),
    ("azurerm_virtual_network", "address_space"),
    ("azurerm_subnet", "address_prefixes"),
    ("google_compute_subnetwork", "ip_cidr_range"),
];

/// Outputs of the registry module `terraform-aws-modules/vpc/aws` end like this.
const OUTPUTS: [&str; 3] = ["vpc_cidr_block", "subnets_cidr_blocks", "secondary_cidr_blocks"];

/// Whether a range that is not known is that of a network or subnet: then it is one such as [`NETWORK_RANGES`].
pub(crate) fn is_network_range(range: &Unknown) -> bool {
    let Some(attribute) = range.as_attribute() else { return false };
    if attribute.object().sort() == Sort::Module {
        return OUTPUTS.iter().any(|it| attribute.name().ends_with(it));
    }
    // What `aws_ip_ranges`, `fastly_ip_ranges` and their like tell: the servers of one company.
    if attribute.object().sort() == Sort::Data && attribute.object().kind().ends_with("_ip_ranges") {
        return true;
    }
    NETWORKS.iter().any(|(kind, name)| attribute.object().kind() == *kind && attribute.name().ends_with(name))
}

/// The largest and the smallest ranges that a VPC or subnet of AWS may have, private and public (Amazon VPC User Guide,
/// "VPC CIDR blocks"). Those of others are no larger than a private range.
pub(crate) const NETWORK_RANGES: [&str; 6] =
    ["10.0.0.0/16", "10.0.0.0/28", "203.0.0.0/16", "203.0.113.0/28", "2600:1f00::/44", "2600:1f00::/64"];

/// Ranges such as one of which only parts are known: it starts with whole octets. Others stand for what is not known. None
/// where that says nothing.
pub(crate) fn samples_of(range: &Unknown) -> Vec<String> {
    let Some(Symbol::Template(parts)) = &range.symbol else { return Vec::new() };
    let start = parts.first().and_then(Value::as_str).unwrap_or_default();
    let length = parts.last().and_then(Value::as_str).and_then(|end| end.rsplit_once('/')).map(|(_, it)| it);
    let lengths = |most: u8| match length {
        Some(length) => vec![length.to_owned()],
        None => (0..=most).map(|it| it.to_string()).collect(),
    };
    if start.starts_with("fc") || start.starts_with("fd") {
        return lengths(128).iter().map(|length| format!("fd00::/{length}")).collect();
    }
    let Some((octets, _)) = start.rsplit_once('.') else { return Vec::new() };
    let missing = 4_usize.saturating_sub(octets.split('.').count());
    let addresses =
        ["0", "16", "168"].map(|octet| format!("{octets}{}", format!(".{octet}").repeat(missing)));
    let sample = |address: &String| {
        // What lies beyond the prefix is zero, or the provider refuses it.
        let of = |length: &String| {
            format!("{address}/{length}").parse().ok().map(|net: IpNet| net.trunc().to_string())
        };
        lengths(32).iter().filter_map(of).collect::<Vec<_>>()
    };
    addresses.iter().flat_map(sample).collect()
}

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
/// Behind the address translation of providers (RFC 6598).
const SHARED_IPV4: Ipv4Net = Ipv4Net::new_assert(Ipv4Addr::new(100, 64, 0, 0), 10);
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
        assert!(is_private_address("10.0.20.200") && is_private_address(" 100.64.0.1"));
        assert!(is_private_address("fd00::1") && !is_private_address("203.0.113.7"));
        assert!(!is_private("172.0.0.0/8") && !is_private("8.8.8.0/24"));
    }
}
