use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a63078b0-1102-47f0-adaa-a3f87e5b592a",
    aliases: &["aws/elb_load_balancer_without_desync_mitigation", "CKV_AWS_328"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 444,
    targets: &["aws_lb", "aws_alb", "aws_elb"],
    modules: &[super::MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("desync_mitigation_mode")
            .none_of(&["monitor"])
            .absent_is_ok()
            .for_blocks(|it| not(is_one_of(it, "load_balancer_type", &["network", "gateway"])))
            .fix("\"defensive\""),
    ),
    ..rule(
        "aws-elb-load-balancer-without-desync-mitigation",
        include_str!("load_balancer_without_desync_mitigation.md"),
    )
};
