use crate::aws::shared::security_groups;
use crate::network::{self, Ports, is_internet};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "002d653a-649b-4b2e-9422-176d52b09cf0",
    aliases: &[
        "aws/ec2_security_group_egress_open", "CKV_AWS_382", "AVD-AWS-0104", "AWS-0104",
        "aws-vpc-no-public-egress-sgr", "aws-ec2-no-public-egress-sgr",
    ],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 668,
    pedantic: true,
    targets: &[
        "aws_security_group", "aws_default_security_group", "aws_security_group_rule",
        "aws_vpc_security_group_egress_rule",
    ],
    check: Check::Block(check_rules),
    ..rule("aws-ec2-security-group-egress-open", include_str!("security_group_egress_open.md"))
};

fn check_rules(block: &Block, cx: &mut Cx) -> Checked {
    let is_group = matches!(block.kind(), "aws_security_group" | "aws_default_security_group");
    let rules = match block.kind() {
        _ if is_group => block.each("egress"),
        "aws_security_group_rule" if !is_one_of(block, "type", &["egress"])? => Vec::new(),
        _ => vec![block.clone()],
    };
    // In `egress = [{ … }]` the attribute is the place that a comment can stand above.
    let listed = (is_group && !block.value("egress").is_null()).then(|| block.place("egress"));
    value::each(&rules, |rule| {
        let protocol =
            if rule.kind() == "aws_vpc_security_group_egress_rule" { "ip_protocol" } else { "protocol" };
        let ports = security_groups::ports(rule, protocol);
        let all = ports
            .as_ref()
            .map(|ports| ports.as_ref().is_some_and(Ports::are_nearly_all))
            .map_err(Clone::clone);
        let open = network::opened(network::sources(rule, &super::RANGES, is_internet, cx), all)?;
        if let Some(to) = open.first() {
            let place = listed.unwrap_or(rule.header());
            let ports = match ports? {
                Some(ports) if !ports.is_all() => {
                    format!("ports {} to {}", ports.range.start(), ports.range.end())
                }
                _ => "every port".to_owned(),
            };
            let message = format!("`{}` is `{}`, for {ports}", to.path, to.value);
            cx.flag(place, message).about(to.path.clone()).because(&to.value).caused_by(place);
        }
        Ok(())
    })
}
