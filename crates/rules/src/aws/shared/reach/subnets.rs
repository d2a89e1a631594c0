//! Which way leads into a subnet: a route from an internet gateway, and a network ACL that lets a port in.

use super::{Hop, Ways, first, joined, named, or_undecided};
use crate::aws::shared::network_acls;
use crate::network::is_internet;
use crate::prelude::*;
use tollgate_core::address::Sort;
use tollgate_core::value::Value;

/// Whether subnets are those that a module which is not at hand calls public, or private.
pub(in crate::aws) fn is_called_public(subnets: &Value) -> Option<bool> {
    let output = subnets.as_attribute().filter(|it| it.object().sort() == Sort::Module)?;
    let is_named = |words: &[&str]| output.name().split('_').any(|it| words.contains(&it));
    match is_named(&["public"]) {
        true => Some(true),
        false => is_named(&["private", "intra", "database", "elasticache", "redshift"]).then_some(false),
    }
}

/// The way from the internet into one of the subnets that a resource lists in an attribute.
pub(in crate::aws) fn into_subnets(block: &Block, attribute: &str, port: u16, cx: &Cx) -> Ways {
    to_subnets(block, attribute, |subnet| into_subnet(subnet, port, cx), cx)
}

/// The route from the internet to one of the subnets that a resource lists in an attribute.
pub(in crate::aws) fn routes_to_subnets(block: &Block, attribute: &str, cx: &Cx) -> Ways {
    to_subnets(block, attribute, |subnet| route_to(subnet, cx), cx)
}

fn to_subnets(block: &Block, attribute: &str, way: impl Fn(&Block) -> Ways, cx: &Cx) -> Ways {
    let value = block.value(attribute);
    let called: Vec<_> = value.elements_or_self().iter().map(is_called_public).collect();
    if called.contains(&Some(true)) {
        return Ok(Some(vec![Hop::new(block.place(attribute), "a module calls these subnets public")]));
    }
    if called.iter().all(Option::is_some) {
        return Ok(None);
    }
    let (subnets, verdict) = named(block, attribute, "aws_subnet", "id", cx);
    or_undecided(first(&subnets, way), verdict)
}

/// The way from the internet into a subnet: a route, and an ACL that lets a port in.
fn into_subnet(subnet: &Block, port: u16, cx: &Cx) -> Ways {
    let open = acl_lets_in(subnet, port, cx).map(|open| open.then(Vec::new));
    joined(route_to(subnet, cx), open)
}

/// The route from the internet to a subnet: in its own table, or else in the main one of its network.
fn route_to(subnet: &Block, cx: &Cx) -> Ways {
    let (own, verdict) =
        cx.referring("aws_route_table_association", "subnet_id", subnet, &["id"]).filter(|_| Ok(true));
    if let Some(association) = own.first() {
        let hop = Hop::new(association.header(), "the subnet has this route table");
        let route = route_of(association, cx)?;
        return Ok(route.map(|route| [vec![hop], route].concat()));
    }
    verdict?;
    let Some(network) = cx.referred("aws_vpc", &["id"], subnet, "vpc_id").first() else {
        return named_elsewhere(subnet, "vpc_id", "network").map(|()| None);
    };
    if let Some(main) = cx.referring("aws_main_route_table_association", "vpc_id", &network, &["id"]).first()
    {
        return route_of(&main, cx);
    }
    // The main table of a new network leads nowhere but to itself.
    let names = ["default_route_table_id", "main_route_table_id"];
    let managed = cx.referring("aws_default_route_table", "default_route_table_id", &network, &names).first();
    first(names, |name| route_in(managed.as_ref(), &network.reference(name), cx))
}

/// The route to the internet in the table of an association.
fn route_of(association: &Block, cx: &Cx) -> Ways {
    const TABLE: &str = "route_table_id";
    let table = cx.referred("aws_route_table", &["id"], association, TABLE).first();
    match route_in(table.as_ref(), &association.value(TABLE), cx) {
        Ok(None) if table.is_none() => named_elsewhere(association, TABLE, "route table").map(|()| None),
        found => found,
    }
}

/// The route to the internet in a table that may be in the configuration, and has an id.
fn route_in(table: Option<&Block>, id: &Value, cx: &Cx) -> Ways {
    let way = |route: &Block| {
        let hop = Hop::new(route.header(), "this route leads to an internet gateway");
        Ok(leads_to_internet(route)?.then(|| vec![hop]))
    };
    let inside = table.map(|table| table.each("route")).unwrap_or_default();
    let own = first(&inside, way);
    if let Ok(Some(_)) = own {
        return own;
    }
    const TABLE: &str = "route_table_id";
    let wanted = Wanted::value(id.clone()).read_by(table_of_way_out);
    let elsewhere = cx.joined("aws_route", TABLE, wanted, |it| value::equal(&it.reference(TABLE), id));
    match elsewhere.find(leads_to_internet) {
        Ok(Some(route)) => way(&route),
        Ok(None) => own,
        Err(unknown) => own.and(Err(unknown)),
    }
}

/// The table of a route that may lead to the internet.
fn table_of_way_out(route: &Block, attribute: &str, _: &Cx) -> Vec<Value> {
    if let Ok(false) = leads_to_internet(route) { Vec::new() } else { vec![route.reference(attribute)] }
}

fn leads_to_internet(route: &Block) -> Checked<bool> {
    let destinations =
        ["cidr_block", "destination_cidr_block", "ipv6_cidr_block", "destination_ipv6_cidr_block"];
    let leaves = value::any(destinations, |name| Ok(route.string(name)?.is_some_and(|it| is_internet(&it))));
    both(leaves, is_internet_gateway(&route.value("gateway_id")))
}

fn is_internet_gateway(gateway: &Value) -> Checked<bool> {
    if let Some(kind) = gateway.as_attribute().and_then(|it| it.resource_kind()) {
        return Ok(kind == "aws_internet_gateway");
    }
    match gateway.as_unknown() {
        Some(unknown) => Err(unknown.clone()),
        None => Ok(gateway.as_str().is_some_and(|id| id.starts_with("igw-"))),
    }
}

/// Whether the ACL of a subnet lets the internet reach a port. The default one of a network does, unless it is managed.
fn acl_lets_in(subnet: &Block, port: u16, cx: &Cx) -> Checked<bool> {
    let id = subnet.reference("id");
    let kinds = ["aws_network_acl", "aws_default_network_acl"];
    if let Some(acl) = kinds.into_iter().find_map(|kind| cx.listing(kind, "subnet_ids", &id).first()) {
        return network_acls::lets_in(&acl, port, cx);
    }
    const ACL: &str = "network_acl_id";
    let association = cx.referring("aws_network_acl_association", "subnet_id", subnet, &["id"]).first();
    if let Some(association) = association {
        return match cx.referred("aws_network_acl", &["id"], &association, ACL).first() {
            Some(acl) => network_acls::lets_in(&acl, port, cx),
            None => named_elsewhere(&association, ACL, "network ACL").map(|()| false),
        };
    }
    const DEFAULT: &str = "default_network_acl_id";
    let network = cx.referred("aws_vpc", &["id"], subnet, "vpc_id").first();
    let managed = network
        .as_ref()
        .and_then(|network| cx.referring("aws_default_network_acl", DEFAULT, network, &[DEFAULT]).first());
    managed.map_or(Ok(true), |acl| network_acls::lets_in(&acl, port, cx))
}
