//! Amazon EC2 Auto Scaling.

mod group_with_launch_configuration;
mod group_without_load_balancer;
mod group_without_load_balancer_health_checks;
mod group_without_tags;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &group_with_launch_configuration::RULE,
    &group_without_load_balancer::RULE,
    &group_without_load_balancer_health_checks::RULE,
    &group_without_tags::RULE,
];

/// What attaches a group to a load balancer: its attributes and blocks, and the input of the registry module.
const OWN: [&str; 4] =
    ["load_balancers", "target_group_arns", "traffic_source", "traffic_source_attachments"];

/// The resources that attach a group to one.
const ATTACHMENTS: [&str; 2] = ["aws_autoscaling_attachment", "aws_autoscaling_traffic_source_attachment"];

/// The attributes by which a group is named, and the outputs of the registry module.
const NAMES: [&str; 4] = ["id", "name", "autoscaling_group_id", "autoscaling_group_name"];

/// Whether a load balancer or target group is attached to a group.
fn has_load_balancer(group: &Block, cx: &Cx) -> Checked<bool> {
    let attached = || {
        value::any(ATTACHMENTS, |kind| cx.referring(kind, "autoscaling_group_name", group, &NAMES).exist())
    };
    Ok(value::any(OWN, |name| group.is_set(name))? || attached()?)
}
