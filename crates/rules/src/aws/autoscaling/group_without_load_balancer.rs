use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "8e94dced-9bcc-4203-8eb7-7e41202b2505",
    aliases: &["aws/auto_scaling_group_with_no_associated_elb"],
    severity: Low,
    pedantic: true,
    category: Availability,
    cwe: 400,
    targets: &["aws_autoscaling_group"],
    modules: &[module("terraform-aws-modules/autoscaling/aws")],
    check: Check::Block(check_balancer),
    ..rule("aws-autoscaling-group-without-load-balancer", include_str!("group_without_load_balancer.md"))
};

/// What attaches a group to a load balancer: its attributes and blocks, and the input of the registry module.
const OWN: [&str; 4] =
    ["load_balancers", "target_group_arns", "traffic_source", "traffic_source_attachments"];

/// The resources that attach a group to one.
const ATTACHMENTS: [&str; 2] = ["aws_autoscaling_attachment", "aws_autoscaling_traffic_source_attachment"];

/// The attributes by which a group is named, and the outputs of the registry module.
const NAMES: [&str; 4] = ["id", "name", "autoscaling_group_id", "autoscaling_group_name"];

fn check_balancer(group: &Block, cx: &mut Cx) -> Checked {
    let own = value::any(OWN, |name| group.is_set(name));
    let attached = || {
        value::any(ATTACHMENTS, |kind| cx.referring(kind, "autoscaling_group_name", group, &NAMES).exist())
    };
    if own? || attached()? {
        return Ok(());
    }
    if let Some(module) = cx.given_away(group, &NAMES) {
        return Err(module);
    }
    cx.wrong(group, OWN[0], "no load balancer or target group is attached to the group");
    Ok(())
}
