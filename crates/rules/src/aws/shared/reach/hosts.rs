//! Hosts that the internet can administer, and what lets them in.

use super::{
    Hop, Ways, balancers, first, groups_of, into_subnets, joined, opens, through_groups, to_address,
};
use crate::aws::shared::security_groups::{self, Who};
use crate::network::{self, contains};
use crate::prelude::*;
use tollgate_core::value::Value;

/// The attribute with the security groups of an instance.
const GROUPS: &str = "vpc_security_group_ids";

const SUBNET: &str = "subnet_id";

/// The ranges that people write for every private network. What is in none of them may still be in [`EVERYTHING`].
const PRIVATE: [&str; 3] = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];
const EVERYTHING: &str = "0.0.0.0/0";

/// The ports at which hosts are administered: SSH and Remote Desktop.
const ADMINISTRATION: [u16; 2] = [22, 3389];

/// A host that the internet can administer, and the way over it.
pub(in crate::aws) struct Entrance<'e> {
    host: Block<'e>,
    way: Vec<Hop>,
}

impl Entrance<'_> {
    /// Reports what it leads to, at the attribute with the security groups.
    pub(in crate::aws) fn show(self, resource: &Block, groups: &str, port: u16, cx: &mut Cx) {
        let message = format!(
            "the internet can administer `{}`, which can reach {}",
            self.host.address,
            network::port_with_service(port)
        );
        let flag = cx.flag(resource.place(groups), message).about(resource.path_of(groups));
        super::show(self.way, flag);
    }
}

/// The host that the security groups of a resource let in to a port, and that the internet can administer.
///
/// # Errors
/// Where there is none, the value that leaves another one undecided.
pub(in crate::aws) fn entrance_to<'e>(
    resource: &Block,
    attribute: &str,
    port: u16,
    cx: &Cx<'_, 'e>,
) -> Checked<Option<Entrance<'e>>> {
    let (groups, mut verdict) = groups_of(resource, attribute, cx);
    for group in &groups {
        let (admitted, undecided) = security_groups::admitted(group, opens(port), cx);
        verdict = verdict.and(undecided);
        for admitted in admitted {
            let host = match &admitted.who {
                Who::Group(id) => host_with(id, cx),
                Who::Range(range) => host_within(range, group, cx),
            };
            match host {
                Ok(Some(host)) => {
                    let mut way = way_to(&host, cx)?.unwrap_or_default();
                    way.push(Hop::new(admitted.place, "this rule lets it in"));
                    return Ok(Some(Entrance { host, way }));
                }
                host => verdict = verdict.and(host.map(drop)),
            }
        }
    }
    verdict.map(|()| None)
}

/// A host that has a security group.
fn host_with<'e>(group: &Value, cx: &Cx<'_, 'e>) -> Checked<Option<Block<'e>>> {
    let wanted = Wanted::value(group.clone()).read_by(groups_of_reachable);
    let has_group = |host: &Block| value::any(host.value(GROUPS).items(), |own| value::equal(&own, group));
    cx.joined("aws_instance", GROUPS, wanted, has_group).find(|host| is_reachable(host, cx))
}

/// A host whose addresses are in a range, in the network of a security group.
fn host_within<'e>(range: &Value, group: &Block, cx: &Cx<'_, 'e>) -> Checked<Option<Block<'e>>> {
    let in_range = Wanted::value(range.clone()).read_by(ranges_of_reachable);
    let in_network = Wanted::value(group.reference("vpc_id")).read_by(network_of_reachable);
    let is_within = |host: &Block| {
        let same = value::any(network_of(host, cx), |it| value::equal(&it, &group.reference("vpc_id")));
        both(same, value::any(ranges_of(host, cx), |it| value::equal(&it, range)))
    };
    let hosts = cx.joined("aws_instance", SUBNET, in_range, is_within).with(SUBNET, in_network);
    hosts.find(|host| is_reachable(host, cx))
}

/// The groups of a host that the internet may be able to administer.
fn groups_of_reachable(host: &Block, attribute: &str, cx: &Cx) -> Vec<Value> {
    let values = || host.value(attribute).items();
    if_reachable(host, values, cx)
}

/// The network of a host that the internet may be able to administer.
fn network_of_reachable(host: &Block, _: &str, cx: &Cx) -> Vec<Value> {
    if_reachable(host, || network_of(host, cx), cx)
}

/// The ranges of addresses that let in a host which the internet may be able to administer.
fn ranges_of_reachable(host: &Block, _: &str, cx: &Cx) -> Vec<Value> {
    if_reachable(host, || ranges_of(host, cx), cx)
}

fn if_reachable(host: &Block, values: impl Fn() -> Vec<Value>, cx: &Cx) -> Vec<Value> {
    if let Ok(false) = is_reachable(host, cx) { Vec::new() } else { values() }
}

/// The network of a host's subnet. None where the host leaves the subnet to AWS.
fn network_of(host: &Block, cx: &Cx) -> Vec<Value> {
    let subnet = cx.referred("aws_subnet", &["id"], host, SUBNET).first();
    subnet.iter().map(|it| it.reference("vpc_id")).collect()
}

/// The ranges in which a host's address is: that of its subnet, that of the network, and those that people write for
/// every private network and for everything.
fn ranges_of(host: &Block, cx: &Cx) -> Vec<Value> {
    const RANGE: &str = "cidr_block";
    let Some(subnet) = cx.referred("aws_subnet", &["id"], host, SUBNET).first() else { return Vec::new() };
    let own = subnet.reference(RANGE);
    let network = cx.referred("aws_vpc", &["id"], &subnet, "vpc_id").first();
    let network = network.map(|it| it.reference(RANGE));
    let private = PRIVATE.into_iter().find(|it| own.as_str().is_some_and(|own| contains(it, own)));
    let around = [Some(EVERYTHING), private].into_iter().flatten().map(|it| Value::string(it, own.at));
    around.chain(network).chain([own.clone()]).collect()
}

fn is_reachable(host: &Block, cx: &Cx) -> Checked<bool> {
    way_to(host, cx).map(|way| way.is_some())
}

/// The way from the internet to a port at which a host is administered: to an address of its own, or through a load
/// balancer.
fn way_to(host: &Block, cx: &Cx) -> Ways {
    first(ADMINISTRATION, |port| {
        first([directly_to, balancers::to_instance], |way: fn(&Block, u16, &Cx) -> Ways| way(host, port, cx))
    })
}

fn directly_to(host: &Block, port: u16, cx: &Cx) -> Ways {
    let network = match host.is_given(SUBNET)? {
        true => into_subnets(host, SUBNET, port, cx),
        // The default network: its subnets lead to the internet.
        false => Ok(Some(Vec::new())),
    };
    let inside = joined(network, through_groups(host, GROUPS, opens(port), cx));
    joined(to_address(host, cx), inside)
}
