//! The entries of network ACLs: what they admit, in which order, and which of them deny it before.

mod opened;

use crate::aws::shared::security_groups;
use crate::network::{self, Ports, Source, is_internet};
use crate::prelude::*;
use opened::Opened;
use tollgate_core::source::Location;
use tollgate_core::value::Value;

/// The inputs of the registry module for the ACLs it makes.
const INPUTS: [&str; 3] =
    ["default_network_acl_ingress", "public_inbound_acl_rules", "private_inbound_acl_rules"];

/// Reports the entries of an ACL that open a port to the internet, unless an earlier one denies it.
pub(in crate::aws) fn forbid_port(block: &Block, port: u16, cx: &mut Cx) -> Checked {
    forbid(block, Opened::Port(port), cx)
}

/// Reports the entries of an ACL that open every port to the internet.
pub(in crate::aws) fn forbid_all_ports(block: &Block, cx: &mut Cx) -> Checked {
    forbid(block, Opened::AllPorts, cx)
}

fn forbid(block: &Block, opened: Opened, cx: &mut Cx) -> Checked {
    match block.kind() {
        "aws_network_acl" | "aws_default_network_acl" => {
            let listed = !block.value("ingress").is_null();
            check_list(&block.each("ingress"), opened, listed.then(|| block.place("ingress")), cx)
        }
        "aws_network_acl_rule" => check_entry(block, block.header(), opened, cx, |cx, hides| {
            let wanted = Wanted::value(block.reference("network_acl_id")).read_by(acl_of_denial);
            let same_acl = |other: &Block| block.matches("network_acl_id", other, "network_acl_id");
            let others = cx.joined(block.kind(), "network_acl_id", wanted, same_acl);
            others.search(|other| Denial::of(other, opened, cx).map_or(Ok(false), |it| hides(&it)))
        }),
        _ => {
            value::each(INPUTS, |input| check_list(&block.each(input), opened, Some(block.place(input)), cx))
        }
    }
}

/// Whether an ACL lets the internet reach a port, by entries in it or by rules of their own.
pub(in crate::aws) fn lets_in(acl: &Block, port: u16, cx: &Cx) -> Checked<bool> {
    let opened = Opened::Port(port);
    let (rules, undecided) =
        cx.referring("aws_network_acl_rule", "network_acl_id", acl, &["id"]).filter(|_| Ok(true));
    let entries: Vec<_> = acl.each("ingress").into_iter().chain(rules).collect();
    let denials: Vec<_> = entries.iter().filter_map(|it| Denial::of(it, opened, cx)).collect();
    let lets_in = |entry: &Block| {
        let opens = both(has_action(entry, "allow"), admits(entry, opened));
        let open = network::opened(open_to(entry, cx), opens)?;
        let (Some(source), Some(own)) = (open.first(), order(entry)?) else { return Ok(false) };
        not(value::any(&denials, |denial| denial.hides(own, is_ipv6(source))))
    };
    either(value::any(&entries, lets_in), undecided.map(|()| false))
}

/// Checks the entries of one ACL. What is wrong is reported at `place`, the attribute that lists them, else at the entry.
fn check_list(entries: &[Block], opened: Opened, place: Option<Location>, cx: &mut Cx) -> Checked {
    let denials: Vec<_> = entries.iter().filter_map(|it| Denial::of(it, opened, cx)).collect();
    value::each(entries, |entry| {
        check_entry(entry, place.unwrap_or(entry.header()), opened, cx, |_, hides| {
            value::any(&denials, hides)
        })
    })
}

/// Checks an entry. `hidden` asks whether a test holds for some entry of the ACL that denies.
fn check_entry(
    entry: &Block,
    place: Location,
    opened: Opened,
    cx: &mut Cx,
    hidden: impl Fn(&Cx, &dyn Fn(&Denial) -> Checked<bool>) -> Checked<bool>,
) -> Checked {
    let opens = both(admits(entry, opened), not(is_for_answers(entry, opened)));
    let open = network::opened(open_to(entry, cx), both(has_action(entry, "allow"), opens))?;
    let Some(source) = open.first() else { return Ok(()) };
    let Some(own) = order(entry)? else { return Ok(()) };
    if !hidden(cx, &|denial| denial.hides(own, is_ipv6(source)))? {
        source.flag(place, &opened.reach(), cx).caused_by(place);
    }
    Ok(())
}

/// An entry that denies a port, or may do so.
struct Denial {
    order: Checked<Option<f64>>,
    denies: Checked<bool>,
    sources: Checked<Vec<Source>>,
    admits: Checked<bool>,
}

impl Denial {
    fn of(entry: &Block, opened: Opened, cx: &Cx) -> Option<Self> {
        let (denies, admits) = (has_action(entry, "deny"), admits(entry, opened));
        let never = matches!(denies, Ok(false)) || matches!(admits, Ok(false));
        (!never).then(|| Self { order: order(entry), denies, sources: open_to(entry, cx), admits })
    }

    /// Whether it comes before an entry and is for the same addresses.
    fn hides(&self, own: f64, ipv6: bool) -> Checked<bool> {
        let first = self.order.clone().map(|it| it.is_some_and(|it| it < own));
        let same = self.sources.as_ref().map(|it| it.iter().any(|it| is_ipv6(it) == ipv6));
        let same = same.map_err(Clone::clone);
        value::all([first, self.denies.clone(), same, self.admits.clone()], |verdict| verdict)
    }
}

/// The ACL of a rule that denies, or may do so.
fn acl_of_denial(rule: &Block, attribute: &str, _: &Cx) -> Vec<Value> {
    let never = matches!(has_action(rule, "deny"), Ok(false));
    if never { Vec::new() } else { vec![rule.reference(attribute)] }
}

fn is_ipv6(source: &Source) -> bool {
    source.path.contains("ipv6")
}

fn open_to(entry: &Block, cx: &Cx) -> Checked<Vec<Source>> {
    network::sources(entry, &["cidr_block", "ipv6_cidr_block"], is_internet, cx)
}

/// The place of the entry in the order in which AWS looks at them.
fn order(entry: &Block) -> Checked<Option<f64>> {
    let number = entry.number("rule_number")?.or(entry.number("rule_no")?);
    Ok(number.map(|it| it.as_f64()))
}

fn has_action(entry: &Block, wanted: &str) -> Checked<bool> {
    if entry.is_true("egress")? {
        return Ok(false);
    }
    let action = entry.string("rule_action")?.or(entry.string("action")?);
    Ok(action.is_some_and(|it| it.eq_ignore_ascii_case(wanted)))
}

/// Whether an entry lets in what answers connections from inside, as an ACL has to that keeps no state: their ports
/// start at 1024, and Linux ends them at 60999 (Amazon VPC User Guide, "Ephemeral ports").
fn is_for_answers(entry: &Block, opened: Opened) -> Checked<bool> {
    let Opened::Port(port) = opened else { return Ok(false) };
    let answers = |ports: Ports| (1024..port).contains(ports.range.start()) && *ports.range.end() >= 60999;
    Ok(security_groups::ports(entry, "protocol")?.is_some_and(answers))
}

fn admits(entry: &Block, opened: Opened) -> Checked<bool> {
    Ok(security_groups::ports(entry, "protocol")?.is_some_and(|ports| opened.is_in(&ports)))
}
