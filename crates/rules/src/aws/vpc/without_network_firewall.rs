use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "fd632aaf-b8a1-424d-a4d1-0de22fd3247a",
    aliases: &["aws/vpc_without_network_firewall"],
    severity: Low,
    pedantic: true,
    category: NetworkingAndFirewall,
    cwe: 311,
    targets: &["aws_vpc"],
    modules: &[super::MODULE],
    check: Check::Holds(has_firewall, "no `aws_networkfirewall_firewall` looks at the traffic of this VPC"),
    ..rule("aws-vpc-without-network-firewall", include_str!("without_network_firewall.md"))
};

fn has_firewall(network: &Block, cx: &Cx) -> Checked<bool> {
    let id = if network.is_call() { "vpc_id" } else { "id" };
    value::any(["aws_networkfirewall_firewall", "aws_networkfirewall_vpc_endpoint_association"], |kind| {
        cx.referring(kind, "vpc_id", network, &[id]).exist()
    })
}
