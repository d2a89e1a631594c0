//! What load balancers pass on from the internet to what is behind them.
//!
//! One that is not internal has addresses of the internet. Its listeners forward to target groups, in which instances are
//! registered by attachments, by their Auto Scaling group, or by their service of ECS (Elastic Load Balancing User Guide,
//! "How Elastic Load Balancing works"). A network load balancer keeps the address of the client for instances, so that
//! their security groups see the internet; where it has groups of its own, they may let in these instead (User Guide for
//! Network Load Balancers, "Update the security groups for your Network Load Balancer").

mod guard;
mod instance;
mod members;
mod registered;

use guard::Guard;
pub(super) use instance::to_instance;
use members::Guarded;
use registered::{Registered, of_target_group};

use super::{Hop, Ways, into_subnets, joined, named, opens, port_of, through_groups};
use crate::prelude::*;
use tollgate_core::value::Value;

const GROUPS: &str = "security_groups";
/// The attribute with the security groups of instances and launch templates.
const INSTANCE_GROUPS: &str = "vpc_security_group_ids";
const BALANCERS: [&str; 2] = ["aws_lb", "aws_alb"];
const LISTENERS: [&str; 2] = ["aws_lb_listener", "aws_alb_listener"];
const TARGET_GROUPS: [&str; 2] = ["aws_lb_target_group", "aws_alb_target_group"];
const ATTACHMENTS: [&str; 2] = ["aws_lb_target_group_attachment", "aws_alb_target_group_attachment"];

/// The attribute by which listeners and attachments name their target group.
const TARGET_GROUP: &str = "target_group_arn";

/// What is behind a load balancer, and the way there from it.
pub(in crate::aws) struct Target {
    pub(in crate::aws) address: String,
    pub(in crate::aws) port: u16,
    pub(in crate::aws) way: Vec<Hop>,
}

/// The way from the internet to a listener, and its load balancer. `None` where it is internal, or cannot be reached.
pub(in crate::aws) fn to_listener<'e>(
    listener: &Block,
    cx: &Cx<'_, 'e>,
) -> Checked<Option<(Block<'e>, Vec<Hop>)>> {
    const BALANCER: &str = "load_balancer_arn";
    let mut balancers = BALANCERS
        .into_iter()
        .filter_map(|kind| cx.referred(kind, &["arn", "id"], listener, BALANCER).first());
    let Some(balancer) = balancers.next() else {
        return named_elsewhere(listener, BALANCER, "load balancer").map(|()| None);
    };
    let Some(port) = port_of(listener, "port", None)? else { return Ok(None) };
    let way = to_balancer(&balancer, port, cx)?;
    Ok(way.map(|way| (balancer, way)))
}

/// The way from the internet to a port of a load balancer.
pub(in crate::aws) fn to_balancer(balancer: &Block, port: u16, cx: &Cx) -> Ways {
    const INTERNAL: &str = "internal";
    if balancer.is_true(INTERNAL)? {
        return Ok(None);
    }
    let is_network = is_one_of(balancer, "load_balancer_type", &["network"])?;
    let groups = match is_network && !balancer.is_set(GROUPS)? {
        true => Ok(Some(Vec::new())),
        false => through_groups(balancer, GROUPS, opens(port), cx),
    };
    let network = match balancer.value("subnets").is_null() {
        // What has no subnets has `subnet_mapping` blocks, which give it addresses.
        true => Ok(Some(Vec::new())),
        false => into_subnets(balancer, "subnets", port, cx),
    };
    let public = Hop::new(balancer.place(INTERNAL), "this load balancer faces the internet");
    joined(Ok(Some(vec![public])), joined(network, groups))
}

/// The first of what a listener forwards to where the port is of interest, and the security groups there let in the
/// internet or the load balancer.
///
/// # Errors
/// Where there is none, the value that leaves another one undecided.
pub(in crate::aws) fn to_target(
    listener: &Block,
    balancer: &Block,
    is_wanted: impl Fn(u16) -> bool,
    cx: &Cx,
) -> Checked<Option<Target>> {
    let own = balancer.value(GROUPS).items();
    let mut verdict = Ok(());
    for arn in forwarded_to(listener, "", cx) {
        let group = TARGET_GROUPS.into_iter().find_map(|kind| {
            let is_meant = |it: &Block| value::equal(&it.reference("arn"), &arn);
            cx.meant(kind, "arn", arn.clone(), is_meant).first()
        });
        let Some(group) = group else {
            verdict = verdict.and(declared_elsewhere(&arn, "target group"));
            continue;
        };
        let registered = of_target_group(&group, cx);
        match registered.reached(&own, &is_wanted, cx) {
            Ok(None) => {}
            Ok(found) => return Ok(found),
            Err(unknown) => verdict = verdict.and(Err(unknown)),
        }
    }
    verdict.map(|()| None)
}

/// The first instance behind a classic load balancer whose security groups let it in to a port, or the group of Auto
/// Scaling that registers such.
///
/// # Errors
/// Where there is none, the value that leaves another one undecided.
pub(in crate::aws) fn to_instances(balancer: &Block, port: u16, cx: &Cx) -> Checked<Option<Target>> {
    let registered = Hop::new(balancer.place("instances"), "this registers it behind the load balancer");
    let (listed, mut verdict) = named(balancer, "instances", "aws_instance", "id", cx);
    let mut behind: Vec<_> =
        listed.into_iter().map(|it| Guarded::instance(it, port, registered.clone())).collect();
    let (attachments, undecided) =
        cx.referring("aws_elb_attachment", "elb", balancer, &["id", "name"]).filter(|_| Ok(true));
    verdict = verdict.and(undecided);
    for attachment in attachments {
        let hop = Hop::new(attachment.header(), "this registers it behind the load balancer");
        let instance = cx.referred("aws_instance", &["id"], &attachment, "instance").first();
        behind.extend(instance.map(|it| Guarded::instance(it, port, hop)));
    }
    for name in ["name", "id"] {
        let (scaled, undecided) = cx
            .listing("aws_autoscaling_group", "load_balancers", &balancer.reference(name))
            .filter(|_| Ok(true));
        verdict = verdict.and(undecided);
        behind.extend(scaled.into_iter().filter_map(|it| Guarded::scaled(it, port, cx)));
    }
    let registered = Registered::new(behind, verdict, cx);
    registered.reached(&balancer.value(GROUPS).items(), |_| true, cx)
}

/// The target groups to which a listener forwards by default.
fn forwarded_to(listener: &Block, _: &str, _: &Cx) -> Vec<Value> {
    let of = |action: Block| {
        let weighted = action.each("forward").into_iter().flat_map(|forward| forward.each("target_group"));
        let weighted: Vec<_> = weighted.map(|it| it.value("arn")).collect();
        [action.value(TARGET_GROUP)].into_iter().chain(weighted)
    };
    listener.each("default_action").into_iter().flat_map(of).filter(|it| !it.is_null()).collect()
}
