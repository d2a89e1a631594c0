use crate::aws::shared::security_groups;
use crate::network;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "381c3f2a-ef6f-4eff-99f7-b169cda3422c",
    aliases: &[
        "aws/sensitive_port_is_exposed_to_entire_network", "AVD-AWS-0107", "AWS-0107",
        "aws-vpc-no-public-ingress-sgr", "aws-ec2-no-public-ingress-sgr",
    ],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 200,
    implies: &[
        "aws-ec2-security-group-port-open-ssh", "aws-ec2-security-group-port-open-rdp",
        "aws-ec2-security-group-port-open-analysis-services", "aws-ec2-security-group-unknown-port-open",
    ],
    targets: &security_groups::TARGETS,
    modules: &security_groups::MODULES,
    check: Check::Block(|block, cx| super::forbid_sensitive_ports(block, network::is_internet, cx)),
    ..rule(
        "aws-ec2-security-group-sensitive-port-open-internet",
        include_str!("security_group_sensitive_port_open_internet.md"),
    )
};
