//! What registers itself behind load balancers: instances, Auto Scaling groups, services of ECS.

use super::{ATTACHMENTS, GROUPS, Guard, INSTANCE_GROUPS, TARGET_GROUP, Target};
use crate::aws::shared::reach::{Hop, port_of};
use crate::prelude::*;
use tollgate_core::value::Value;

/// What has the security groups of something behind a load balancer.
pub(super) struct Guarded<'e> {
    block: Block<'e>,
    /// The block with the groups, and its attribute.
    owner: Block<'e>,
    groups: &'static str,
    port: u16,
    hop: Hop,
}

impl<'e> Guarded<'e> {
    pub(super) fn instance(instance: Block<'e>, port: u16, hop: Hop) -> Self {
        Self { owner: instance.clone(), block: instance, groups: INSTANCE_GROUPS, port, hop }
    }

    /// An Auto Scaling group; its security groups stand where its instances are described.
    pub(super) fn scaled(scaled: Block<'e>, port: u16, cx: &Cx<'_, 'e>) -> Option<Self> {
        let hop = Hop::new(scaled.header(), "its instances are registered behind the load balancer");
        let (owner, groups) = made_by(&scaled, cx)?;
        Some(Self { block: scaled, owner, groups, port, hop })
    }

    pub(super) fn judged(self, cx: &Cx) -> (Target, Guard) {
        let guard = Guard::of(&self.owner, self.groups, self.port, cx);
        (Target { address: self.block.address.to_string(), port: self.port, way: vec![self.hop] }, guard)
    }
}

/// What is registered in a target group. Beside it, the value that leaves others undecided.
pub(super) fn behind<'e>(group: &Block, cx: &Cx<'_, 'e>) -> (Vec<Guarded<'e>>, Checked) {
    let mut found = Vec::new();
    let mut verdict = Ok(());
    for kind in ATTACHMENTS {
        let (attachments, undecided) =
            cx.referring(kind, TARGET_GROUP, group, &["arn", "id"]).filter(|_| Ok(true));
        verdict = verdict.and(undecided);
        for attachment in attachments {
            let instance = cx.referred("aws_instance", &["id"], &attachment, "target_id").first();
            let port = attached_port(&attachment, group).map(|port| {
                let hop = Hop::new(attachment.header(), "this registers it behind the load balancer");
                found.extend(instance.zip(port).map(|(it, port)| Guarded::instance(it, port, hop)));
            });
            verdict = verdict.and(port);
        }
    }
    let arn = group.reference("arn");
    let (scaled, undecided) = scaled_behind(&arn, group, cx);
    let port = port_of(group, "port", None).map(|port| {
        let of = |scaled| port.and_then(|port| Guarded::scaled(scaled, port, cx));
        found.extend(scaled.into_iter().filter_map(of));
    });
    verdict = verdict.and(undecided).and(port);
    let (services, undecided) = services_behind(&arn, cx);
    verdict = verdict.and(undecided);
    for service in services {
        let balanced = service.each("load_balancer").into_iter();
        let mut balanced =
            balanced.filter(|it| matches!(value::equal(&it.value(TARGET_GROUP), &arn), Ok(true)));
        let (Some(balanced), Some(owner)) = (balanced.next(), service.first("network_configuration")) else {
            continue;
        };
        verdict = verdict.and(port_of(&balanced, "container_port", None).map(|port| {
            let hop = Hop::new(balanced.header(), "its tasks are registered behind the load balancer");
            found.extend(port.map(|port| Guarded {
                block: service.clone(),
                owner,
                groups: GROUPS,
                port,
                hop,
            }));
        }));
    }
    (found, verdict)
}

/// The Auto Scaling groups whose instances are registered in a target group.
fn scaled_behind<'e>(arn: &Value, group: &Block, cx: &Cx<'_, 'e>) -> (Vec<Block<'e>>, Checked) {
    let (mut found, mut verdict) =
        cx.listing("aws_autoscaling_group", "target_group_arns", arn).filter(|_| Ok(true));
    for name in ["lb_target_group_arn", "alb_target_group_arn"] {
        let attachments = cx.referring("aws_autoscaling_attachment", name, group, &["arn", "id"]);
        let (attachments, undecided) = attachments.filter(|it| Ok(!it.value(name).is_null()));
        verdict = verdict.and(undecided);
        found.extend(attachments.iter().filter_map(|it| {
            cx.referred("aws_autoscaling_group", &["name", "id"], it, "autoscaling_group_name").first()
        }));
    }
    (found, verdict)
}

/// The services of ECS whose tasks are registered in a target group.
fn services_behind<'e>(arn: &Value, cx: &Cx<'_, 'e>) -> (Vec<Block<'e>>, Checked) {
    let wanted = Wanted::value(arn.clone()).read_by(registered_by);
    let registers = |service: &Block| {
        value::any(registered_by(service, "", cx), |registered| value::equal(&registered, arn))
    };
    cx.joined("aws_ecs_service", "load_balancer", wanted, registers).filter(|_| Ok(true))
}

fn registered_by(service: &Block, _: &str, _: &Cx) -> Vec<Value> {
    service.each("load_balancer").iter().map(|it| it.value(TARGET_GROUP)).collect()
}

/// What the instances of an Auto Scaling group are made by, and its attribute with their security groups.
fn made_by<'e>(scaled: &Block, cx: &Cx<'_, 'e>) -> Option<(Block<'e>, &'static str)> {
    let configuration =
        cx.referred("aws_launch_configuration", &["name", "id"], scaled, "launch_configuration").first();
    if let Some(configuration) = configuration {
        return Some((configuration, GROUPS));
    }
    let named = scaled.first("launch_template")?;
    let template = ["id", "name"]
        .into_iter()
        .filter(|name| !named.value(name).is_null())
        .find_map(|name| cx.referred("aws_launch_template", &["id", "name"], &named, name).first())?;
    match template.first("network_interfaces") {
        Some(interface) if !interface.value(GROUPS).is_null() => Some((interface, GROUPS)),
        _ => Some((template, INSTANCE_GROUPS)),
    }
}

/// The port at which something that is attached to a target group listens.
pub(super) fn attached_port(attachment: &Block, group: &Block) -> Checked<Option<u16>> {
    let default = port_of(group, "port", None)?;
    port_of(attachment, "port", default)
}
