use crate::aws::shared::security_groups;
use crate::network;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e35c16a2-d54e-419d-8546-a804d8e024d0",
    aliases: &["aws/sensitive_port_is_exposed_to_small_public_network"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 200,
    pedantic: true,
    targets: &security_groups::TARGETS,
    modules: &security_groups::MODULES,
    check: Check::Block(|block, cx| super::forbid_sensitive_ports(block, is_small_public, cx)),
    ..rule(
        "aws-ec2-security-group-sensitive-port-open-small-network",
        include_str!("security_group_sensitive_port_open_small_network.md"),
    )
};

fn is_small_public(cidr: &str) -> bool {
    !network::is_private(cidr) && network::prefix_of_ipv4(cidr).is_some_and(|it| (25..=29).contains(&it))
}
