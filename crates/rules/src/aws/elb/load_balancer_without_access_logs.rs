use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "f0346d37-698d-5e41-925e-fbf6e19786ac",
    aliases: &["aws/elb_load_balancer_without_access_logs", "CKV_AWS_91"],
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &["aws_lb", "aws_alb"],
    fix: Some(Safe),
    check: Check::Attribute(attribute("access_logs.enabled").is_true().for_blocks(has_logs).fix("true")),
    ..rule("aws-elb-load-balancer-without-access-logs", include_str!("load_balancer_without_access_logs.md"))
};

/// Whether a load balancer can log: those for gateways cannot.
fn has_logs(balancer: &Block) -> Checked<bool> {
    not(is_one_of(balancer, "load_balancer_type", &["gateway"]))
}
