use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b3d909e1-29dd-46cc-aa5e-bb08714fee45",
    aliases: &["aws/autoscaling_group_without_load_balancer_health_checks", "CKV2_AWS_15"],
    severity: Low,
    pedantic: true,
    category: Availability,
    cwe: 693,
    targets: &["aws_autoscaling_group"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("health_check_type")
            .one_of(&["ELB"])
            .default_is("\"EC2\"")
            .unless(has_no_load_balancer)
            .fix("\"ELB\""),
    ),
    ..rule(
        "aws-autoscaling-group-without-load-balancer-health-checks",
        include_str!("group_without_load_balancer_health_checks.md"),
    )
};

fn has_no_load_balancer(group: &Block, cx: &Cx) -> Checked<bool> {
    not(super::has_load_balancer(group, cx))
}
