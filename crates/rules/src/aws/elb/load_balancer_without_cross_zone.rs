use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "66214e7f-d021-4f20-8529-b73800977b69",
    aliases: &["aws/elb_load_balancer_without_cross_zone", "CKV_AWS_138", "CKV_AWS_152"],
    severity: Low,
    category: Availability,
    cwe: 400,
    pedantic: true,
    targets: &["aws_alb", "aws_elb", "aws_lb"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("enable_cross_zone_load_balancing")
            .of(&["aws_alb", "aws_lb"])
            .is_true()
            .for_blocks(is_of_zones)
            .fix("true"),
        attribute("cross_zone_load_balancing").of(&["aws_elb"]).is_true().absent_is_ok().fix("true"),
    ]),
    ..rule("aws-elb-load-balancer-without-cross-zone", include_str!("load_balancer_without_cross_zone.md"))
};

/// Whether nodes of the balancer send to targets of their own zone only, unless told otherwise.
fn is_of_zones(balancer: &Block) -> Checked<bool> {
    is_one_of(balancer, "load_balancer_type", &["network", "gateway"])
}
