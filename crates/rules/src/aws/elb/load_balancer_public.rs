use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a819ac9c-8ca1-4b5f-976a-aec4711696c5",
    aliases: &[
        "aws/load_balancer_public", "AVD-AWS-0053", "AWS-0053", "aws-elb-alb-not-public",
        "aws-elbv2-alb-not-public",
    ],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 668,
    pedantic: true,
    targets: &["aws_lb", "aws_alb", "aws_elb"],
    modules: &[super::MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("internal").is_true().unless(is_gateway).fix("true")),
    ..rule("aws-elb-load-balancer-public", include_str!("load_balancer_public.md"))
};

/// Gateway load balancers have no addresses of the internet.
fn is_gateway(balancer: &Block, _: &Cx) -> Checked<bool> {
    is_one_of(balancer, "load_balancer_type", &["gateway"])
}
