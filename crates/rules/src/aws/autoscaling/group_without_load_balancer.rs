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

fn check_balancer(group: &Block, cx: &mut Cx) -> Checked {
    if super::has_load_balancer(group, cx)? {
        return Ok(());
    }
    if let Some(module) = cx.given_away(group, &super::NAMES) {
        return Err(module);
    }
    cx.wrong(group, super::OWN[0], "no load balancer or target group is attached to the group");
    Ok(())
}
