//! Ranges of addresses that firewall rules of databases let in.

use crate::prelude::*;
use std::net::Ipv4Addr;

/// The addresses that a firewall rule lets in.
pub(in crate::azure) struct Range {
    pub(in crate::azure) first: Ipv4Addr,
    pub(in crate::azure) last: Ipv4Addr,
}

impl Range {
    /// The range of a rule, if both ends are addresses.
    pub(in crate::azure) fn of(rule: &Block) -> Checked<Option<Self>> {
        let (first, last) = ends(rule);
        let first = rule.string(first)?.and_then(|it| it.parse().ok());
        let last = rule.string(last)?.and_then(|it| it.parse().ok());
        Ok(first.zip(last).map(|(first, last)| Self { first, last }))
    }

    pub(in crate::azure) fn count(&self) -> u64 {
        u64::from(u32::from(self.first).abs_diff(u32::from(self.last))) + 1
    }

    /// Whether it is the internet, or so much of it that no single network can be meant: nobody holds more than a `/8`.
    pub(in crate::azure) fn is_internet(&self) -> bool {
        self.count() > 1 << 24
    }
}

/// Where a rule names the ends of its range.
const FIRST: &str = "start_ip_address";
const LAST: &str = "end_ip_address";

fn ends(rule: &Block) -> (&'static str, &'static str) {
    if rule.kind() == "azurerm_redis_firewall_rule" { ("start_ip", "end_ip") } else { (FIRST, LAST) }
}

/// Reports, at its header, a rule that lets the internet in.
pub(in crate::azure) fn forbid_internet(rule: &Block, cx: &mut Cx) -> Checked {
    if let Some(range) = Range::of(rule)?.filter(Range::is_internet) {
        let message =
            format!("`{FIRST}` is `{}` and `{LAST}` is `{}`: everyone gets in", range.first, range.last);
        cx.flag(rule.header(), message).about(FIRST).because(&rule.value(FIRST));
    }
    Ok(())
}

/// How many addresses are too many: more than a `/24` has.
const WIDE: u64 = 256;

/// Reports, at the attribute that names its first address, a rule that lets in more than one small network.
pub(in crate::azure) fn forbid_wide(rule: &Block, first: &str, cx: &mut Cx) -> Checked {
    if let Some(range) = Range::of(rule)?.filter(|range| range.count() > WIDE) {
        let (count, last) = (range.count(), range.last);
        let message = format!("the rule allows {count} addresses, from `{}` to `{last}`", range.first);
        cx.wrong(rule, first, message);
    }
    Ok(())
}
