//! The entries of network ACLs: what they admit, in which order, and which of them deny it before.

use crate::aws::shared::security_groups;
use crate::network::{self, Ports, Protocol, Source, is_internet};
use crate::prelude::*;
use tollgate_core::value::Value;

/// An entry that denies a port, or may do so.
pub(crate) struct Denial {
    order: Checked<Option<f64>>,
    denies: Checked<bool>,
    sources: Checked<Vec<Source>>,
    admits: Checked<bool>,
}

impl Denial {
    pub(crate) fn of(entry: &Block, port: u16) -> Option<Self> {
        let (denies, admits) = (has_action(entry, "deny"), admits(entry, port));
        let never = matches!(denies, Ok(false)) || matches!(admits, Ok(false));
        (!never).then(|| Self { order: order(entry), denies, sources: open_to(entry), admits })
    }

    /// Whether it comes before an entry and is for the same addresses.
    pub(crate) fn hides(&self, own: f64, ipv6: bool) -> Checked<bool> {
        let first = self.order.clone().map(|it| it.is_some_and(|it| it < own));
        let same = self.sources.as_ref().map(|it| it.iter().any(|it| is_ipv6(it) == ipv6));
        let same = same.map_err(Clone::clone);
        value::all([first, self.denies.clone(), same, self.admits.clone()], |verdict| verdict)
    }
}

/// The ACL of a rule that denies, or may do so.
pub(crate) fn acl_of_denial(rule: &Block, attribute: &str) -> Vec<Value> {
    let never = matches!(has_action(rule, "deny"), Ok(false));
    if never { Vec::new() } else { vec![rule.reference(attribute)] }
}

pub(crate) fn is_ipv6(source: &Source) -> bool {
    source.path.contains("ipv6")
}

pub(crate) fn open_to(entry: &Block) -> Checked<Vec<Source>> {
    network::sources(entry, &["cidr_block", "ipv6_cidr_block"], is_internet)
}

/// The place of the entry in the order in which AWS looks at them.
pub(crate) fn order(entry: &Block) -> Checked<Option<f64>> {
    let number = entry.number("rule_number")?.or(entry.number("rule_no")?);
    Ok(number.map(|it| it.as_f64()))
}

pub(crate) fn has_action(entry: &Block, wanted: &str) -> Checked<bool> {
    if entry.is_true("egress")? {
        return Ok(false);
    }
    let action = entry.string("rule_action")?.or(entry.string("action")?);
    Ok(action.is_some_and(|it| it.eq_ignore_ascii_case(wanted)))
}

pub(crate) fn admits(entry: &Block, port: u16) -> Checked<bool> {
    let opens = |ports: Ports| [Protocol::Tcp, Protocol::Udp].iter().any(|it| ports.contain_of(*it, port));
    Ok(security_groups::ports(entry, "protocol")?.is_some_and(opens))
}
