use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "20018359-6fd7-4d05-ab26-d4dffccbdf79",
    aliases: &["aws/elb_access_logging_disabled", "CKV_AWS_92"],
    severity: Low,
    category: Observability,
    cwe: 778,
    targets: &["aws_elb"],
    modules: &[module("terraform-aws-modules/elb/aws").made_if(&["create_elb"])],
    fix: Some(Safe),
    check: Check::Attributes(&[
        attribute("access_logs.bucket").is_present().pedantic_for(is_internal),
        attribute("access_logs.enabled").is_true().absent_is_ok().pedantic_for(is_internal).fix("true"),
    ]),
    ..rule(
        "aws-elb-classic-load-balancer-without-access-logs",
        include_str!("classic_load_balancer_without_access_logs.md"),
    )
};

fn is_internal(balancer: &Block, _: &Cx) -> Checked<bool> {
    balancer.is_true("internal")
}
