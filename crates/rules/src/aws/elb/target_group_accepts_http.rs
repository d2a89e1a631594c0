use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "00a48e34-fb32-4add-8f79-9e967feef330",
    aliases: &["aws/elb_target_group_accepts_http"],
    severity: Low,
    pedantic: true,
    category: NetworkingAndFirewall,
    cwe: 319,
    targets: &["aws_alb_target_group", "aws_lb_target_group"],
    check: Check::Attribute(attribute("protocol").none_of(&["HTTP"]).absent_is_ok()),
    ..rule("aws-elb-target-group-accepts-http", include_str!("target_group_accepts_http.md"))
};
