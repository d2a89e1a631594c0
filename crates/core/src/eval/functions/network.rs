//! Functions of IP networks (the module `go-cidr`, which Terraform uses).

use super::arguments::whole;
use super::{Call, Outcome, Stop, refuse};
use crate::value::Value;
use ecow::{EcoString, eco_format};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// A network in CIDR notation.
#[derive(Clone, Copy)]
pub(super) struct Network {
    /// The address in the lowest bits, without the host's part.
    address: u128,
    /// How many bits an address has: 32 or 128.
    width: u32,
    prefix: u32,
}

impl Network {
    pub(super) fn of(call: &Call, index: usize) -> Result<Self, Stop> {
        let text = call.text(index)?;
        Self::parse(&text)
            .map_or_else(|| refuse(eco_format!("{text:?} is not a network in CIDR notation")), Ok)
    }

    fn parse(text: &str) -> Option<Self> {
        let (address, prefix) = text.split_once('/')?;
        let (address, width) = match address.parse().or_else(|_| without_zeros(address).parse()).ok()? {
            IpAddr::V4(address) => (u128::from(address.to_bits()), 32),
            IpAddr::V6(address) => (address.to_bits(), 128),
        };
        let digits = prefix.bytes().all(|it| it.is_ascii_digit());
        let prefix = prefix.parse().ok().filter(|prefix| digits && *prefix <= width)?;
        Some(Self { address, width, prefix }.masked())
    }

    fn masked(self) -> Self {
        Self { address: self.address & !self.host_mask(), ..self }
    }

    /// Whether some address is in both.
    pub(super) fn overlaps(self, other: Self) -> bool {
        let outside = !(self.host_mask() | other.host_mask());
        self.width == other.width && (self.address ^ other.address) & outside == 0
    }

    /// What the text of every address in the network starts with: the parts of it that the prefix covers. Groups of an IPv6
    /// address after a zero may be left out, and zeros before its digits are.
    fn start(self) -> EcoString {
        let (part, digit) = if self.width == 32 { (8, 8) } else { (16, 4) };
        let value = |end: u32, bits: u32| (self.address >> (self.width - end)) & low_bits(bits);
        let mut start = EcoString::new();
        for end in (part..=self.prefix).step_by(part as usize) {
            match value(end, part) {
                octet if self.width == 32 => start.push_str(&eco_format!("{octet}.")),
                0 => return start,
                group => start.push_str(&eco_format!("{group:x}:")),
            }
        }
        let digits = self.prefix % part / digit;
        let first = self.prefix / part * part;
        if digits > 0 && value(first + digit, digit) > 0 {
            start.push_str(&eco_format!("{:x}", value(first + digits * digit, digits * digit)));
        }
        start
    }

    /// The bits of the host's part.
    fn host_mask(self) -> u128 {
        low_bits(self.width - self.prefix)
    }

    fn address_text(self, address: u128) -> EcoString {
        match u32::try_from(address) {
            Ok(bits) if self.width == 32 => eco_format!("{}", Ipv4Addr::from_bits(bits)),
            _ => eco_format!("{}", Ipv6Addr::from_bits(address)),
        }
    }

    fn text(self) -> EcoString {
        eco_format!("{}/{}", self.address_text(self.address), self.prefix)
    }
}

/// As many ones.
fn low_bits(number: u32) -> u128 {
    1_u128.checked_shl(number).map_or(u128::MAX, |bit| bit - 1)
}

/// An IPv4 address without leading zeros, which Terraform takes as decimal digits.
fn without_zeros(address: &str) -> String {
    let trim = |part: &str| match part.trim_start_matches('0') {
        "" if !part.is_empty() => "0".to_owned(),
        trimmed => trimmed.to_owned(),
    };
    address.split('.').map(trim).collect::<Vec<_>>().join(".")
}

/// `cidrhost(network, number)`; a negative number counts from the end.
pub(super) fn host(call: &Call) -> Outcome {
    let network = Network::of(call, 0)?;
    if call.value(1).as_unknown().is_some() {
        return within(call, network, "");
    }
    let number = integer(call, 1)?;
    let hosts = network.host_mask();
    let host = match u128::try_from(number) {
        Ok(number) => Some(number).filter(|number| *number <= hosts),
        Err(_) => number.unsigned_abs().checked_sub(1).and_then(|back| hosts.checked_sub(back)),
    };
    match host {
        Some(host) => call.string(network.address_text(network.address | host)),
        None => refuse(eco_format!("the network has no host of number {number}")),
    }
}

/// An address or a network within another one, nobody knows which; its text ends in `end`.
fn within(call: &Call, network: Network, end: &str) -> Outcome {
    let known = |text: EcoString| Value::string(text, call.at);
    call.assemble([known(network.start()), call.derived(true), known(end.into())])
}

fn integer(call: &Call, index: usize) -> Result<i128, Stop> {
    let number = call.number(index)?;
    whole(number).map_or_else(|| refuse(eco_format!("{number} is not a whole number")), Ok)
}

pub(super) fn netmask(call: &Call) -> Outcome {
    let network = Network::of(call, 0)?;
    if network.width != 32 {
        return refuse("IPv6 networks have no netmask");
    }
    call.string(network.address_text(low_bits(32) & !network.host_mask()))
}

/// `cidrsubnet(network, bits, number)`: the network of that number among those with as many more bits.
pub(super) fn subnet(call: &Call) -> Outcome {
    let (network, bits) = (Network::of(call, 0)?, call.int64(1)?);
    let prefix = i128::from(network.prefix) + bits;
    let prefix = u32::try_from(prefix).ok().filter(|prefix| *prefix <= network.width);
    let Some(prefix) = prefix else {
        return refuse(eco_format!("a prefix of {} bits cannot be made {bits} bits longer", network.prefix));
    };
    if call.value(2).as_unknown().is_some() {
        return within(call, network, &eco_format!("/{prefix}"));
    }
    let number = integer(call, 2)?;
    let fits = u128::try_from(number).ok().filter(|_| prefix >= network.prefix);
    match fits.filter(|number| *number <= low_bits(prefix - network.prefix)) {
        Some(number) => {
            let place = network.width - prefix;
            let address = network.address | number.checked_shl(place).unwrap_or(0);
            call.string(Network { address, prefix, ..network }.text())
        }
        None => refuse(eco_format!("{bits} bits have no network of number {number}")),
    }
}

/// `cidrsubnets(network, bits, …)`: one network after the other, each as large as its bits say.
pub(super) fn subnets(call: &Call) -> Outcome {
    let network = Network::of(call, 0)?;
    let mut next = Some(network.address);
    let mut subnets = Vec::new();
    for index in 1..call.arguments.len() {
        let bits = call.int64(index)?;
        let prefix = u32::try_from(bits).ok().map(|bits| network.prefix.saturating_add(bits));
        let Some(prefix) = prefix.filter(|prefix| *prefix > network.prefix && *prefix <= network.width)
        else {
            return refuse(eco_format!(
                "a prefix of {} bits cannot be made {bits} bits longer", network.prefix
            ));
        };
        if bits > 32 {
            return refuse("a prefix cannot be made more than 32 bits longer");
        }
        let size = low_bits(network.width - prefix);
        // The first address at or after the last network that a network of this size can begin at.
        let start = next.and_then(|next| Some(next.checked_add(size)? & !size));
        match start.filter(|start| start | size <= network.address | network.host_mask()) {
            Some(address) => {
                subnets.push(Network { address, prefix, ..network }.text());
                next = (address | size).checked_add(1);
            }
            None => return refuse("the network has no room for all of these"),
        }
    }
    call.strings(subnets)
}
