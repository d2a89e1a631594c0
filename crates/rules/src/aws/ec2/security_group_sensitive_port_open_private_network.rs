use crate::aws::shared::security_groups;
use crate::network;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "92fe237e-074c-4262-81a4-2077acb928c1",
    aliases: &["aws/sensitive_port_is_exposed_to_wide_private_network"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 200,
    pedantic: true,
    targets: &security_groups::TARGETS,
    modules: &security_groups::MODULES,
    check: Check::Block(|block, cx| super::forbid_sensitive_ports(block, is_wide_private, cx)),
    ..rule(
        "aws-ec2-security-group-sensitive-port-open-private-network",
        include_str!("security_group_sensitive_port_open_private_network.md"),
    )
};

fn is_wide_private(cidr: &str) -> bool {
    network::is_private(cidr) && network::prefix_of_ipv4(cidr).is_some_and(|it| it <= 16)
}
