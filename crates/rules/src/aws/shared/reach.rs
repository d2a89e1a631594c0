//! Which way leads from the internet to something in a VPC.
//!
//! Something can be reached where it has a public address, a route leads from its subnet to an internet gateway, and its
//! security groups and the network ACL of the subnet let the internet in (Amazon VPC User Guide, "Enable internet access
//! for a VPC using an internet gateway"). Each function answers for one of these, and names the places that say so.

mod subnets;

pub(in crate::aws) use subnets::is_called_public;

use crate::aws::shared::security_groups;
use crate::network::{Ports, is_internet};
use crate::prelude::*;
use tollgate_core::cx::Flag;
use tollgate_core::source::Location;

/// The ways on which something is reached, if any.
pub(in crate::aws) type Ways = Checked<Option<Vec<Hop>>>;

/// A part of a way: where it is written, and what it says.
#[derive(Clone)]
pub(in crate::aws) struct Hop {
    place: Location,
    says: &'static str,
}

impl Hop {
    fn new(place: Location, says: &'static str) -> Self {
        Self { place, says }
    }
}

/// Adds the places of a way to a finding.
pub(in crate::aws) fn show<'f>(way: Vec<Hop>, flag: Flag<'f>) -> Flag<'f> {
    way.into_iter().fold(flag, |flag, hop| flag.also(hop.place, hop.says))
}

/// A way of which two parts are needed. One that is certainly not there decides.
pub(in crate::aws) fn joined(first: Ways, second: Ways) -> Ways {
    match (first, second) {
        (Ok(None), _) | (_, Ok(None)) => Ok(None),
        (first, second) => Ok(first?.zip(second?).map(|(first, second)| [first, second].concat())),
    }
}

/// The first of several for which there certainly is a way.
pub(in crate::aws) fn first<T>(items: impl IntoIterator<Item = T>, way: impl Fn(T) -> Ways) -> Ways {
    let mut undecided = Ok(None);
    for item in items {
        match way(item) {
            Ok(None) => {}
            Ok(found) => return Ok(found),
            Err(unknown) => undecided = undecided.and(Err(unknown)),
        }
    }
    undecided
}

/// The resources of a type that an attribute names or lists. Beside them, the value that leaves others undecided.
pub(in crate::aws) fn named<'e>(
    block: &Block,
    attribute: &str,
    kind: &str,
    name: &'static str,
    cx: &Cx<'_, 'e>,
) -> (Vec<Block<'e>>, Checked) {
    let value = block.value(attribute);
    let items = value.elements_or_self().iter();
    let mut found = Vec::new();
    let verdict = value::each(items.filter(|item| !item.is_null()), |item| {
        let is_named = |it: &Block<'e>| value::equal(&it.reference(name), item);
        let (certain, verdict) = cx.meant(kind, name, item.clone(), is_named).filter(|_| Ok(true));
        let is_here = !certain.is_empty();
        found.extend(certain);
        if is_here { Ok(()) } else { verdict.and_then(|()| declared_elsewhere(item, "resource")) }
    });
    (found, verdict)
}

/// The way through the security groups that a resource has in an attribute. Without any, it has the default one of its
/// network, which lets in nobody from outside.
pub(in crate::aws) fn through_groups(
    block: &Block,
    attribute: &str,
    opens: impl Fn(&[Ports]) -> bool + Copy,
    cx: &Cx,
) -> Ways {
    let (groups, verdict) = named(block, attribute, "aws_security_group", "id", cx);
    let found = first(&groups, |group| {
        let (openings, verdict) = security_groups::openings_of_group(group, is_internet, opens, cx);
        let hop = openings.first().map(|it| vec![Hop::new(it.place, "this rule lets the internet in")]);
        if hop.is_some() { Ok(hop) } else { verdict.map(|()| None) }
    });
    or_undecided(found, verdict)
}

/// The way from the internet into one of the subnets that a resource lists in an attribute.
pub(in crate::aws) fn into_subnets(block: &Block, attribute: &str, port: u16, cx: &Cx) -> Ways {
    let (subnets, verdict) = named(block, attribute, "aws_subnet", "id", cx);
    or_undecided(first(&subnets, |subnet| subnets::into_subnet(subnet, port, cx)), verdict)
}

/// The route from the internet to one of the subnets that a resource lists in an attribute.
pub(in crate::aws) fn routes_to_subnets(block: &Block, attribute: &str, cx: &Cx) -> Ways {
    let value = block.value(attribute);
    let items = value.elements_or_self();
    if items.iter().any(|it| is_called_public(it) == Some(true)) {
        return Ok(Some(vec![Hop::new(block.place(attribute), "a module calls these subnets public")]));
    }
    let (subnets, verdict) = named(block, attribute, "aws_subnet", "id", cx);
    or_undecided(first(&subnets, |subnet| subnets::route_to(subnet, cx)), verdict)
}

/// What leaves other items undecided counts where none of the known ones decides.
fn or_undecided(found: Ways, verdict: Checked) -> Ways {
    match found {
        Ok(None) => verdict.map(|()| None),
        found => found,
    }
}

/// Whether an instance has a public address, and where that is said.
pub(in crate::aws) fn to_address(instance: &Block, cx: &Cx) -> Ways {
    const ADDRESS: &str = "associate_public_ip_address";
    const MAPS: &str = "map_public_ip_on_launch";
    if let Some(public) = instance.bool(ADDRESS)? {
        let hop = Hop::new(instance.place(ADDRESS), "this gives it a public address");
        return Ok(public.then(|| vec![hop]));
    }
    let (subnets, verdict) = named(instance, "subnet_id", "aws_subnet", "id", cx);
    let found = first(&subnets, |subnet| {
        let hop = Hop::new(subnet.place(MAPS), "this subnet gives public addresses");
        Ok(subnet.is_true(MAPS)?.then(|| vec![hop]))
    });
    let address = cx.referring("aws_eip", "instance", instance, &["id"]).first();
    match (or_undecided(found, verdict), address) {
        (Ok(Some(hops)), _) => Ok(Some(hops)),
        (_, Some(address)) => Ok(Some(vec![Hop::new(address.header(), "this public address is its own")])),
        (undecided, None) => undecided,
    }
}
