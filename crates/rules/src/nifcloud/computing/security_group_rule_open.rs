use crate::network::{self, is_internet};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b2ea2367-8dc9-4231-a035-d0b28bfa3dde",
    aliases: &[
        "nifcloud/computing_instance_has_public_ingress_sgr", "AVD-NIF-0001", "NIF-0001",
        "nifcloud-computing-no-public-ingress-sgr",
    ],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 668,
    targets: &["nifcloud_security_group_rule"],
    check: Check::Block(check_source),
    ..rule("nifcloud-computing-security-group-rule-open", include_str!("security_group_rule_open.md"))
};

fn check_source(rule: &Block, cx: &mut Cx) -> Checked {
    let inward = rule.string("type").map(|it| it.is_some_and(|it| it.eq_ignore_ascii_case("in")));
    for source in network::opened(network::sources(rule, &["cidr_ip"], is_internet, cx), inward)? {
        source.flag(rule.header(), "in", cx);
    }
    Ok(())
}
