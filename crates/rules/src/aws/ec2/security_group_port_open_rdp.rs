use crate::aws::shared::security_groups;
use crate::network::Protocol;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "151187cb-0efc-481c-babd-ad24e3c9bc22",
    aliases: &[
        "aws/remote_desktop_port_open_to_internet", "CKV_AWS_25", "AVD-AWS-0107", "AWS-0107",
        "aws-vpc-no-public-ingress-sgr", "aws-ec2-no-public-ingress-sgr",
    ],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 668,
    implies: &["aws-ec2-security-group-unknown-port-open"],
    targets: &security_groups::TARGETS,
    modules: &security_groups::MODULES,
    check: Check::Block(|block, cx| super::forbid_port(block, 3389, &[Protocol::Tcp, Protocol::Udp], cx)),
    ..rule("aws-ec2-security-group-port-open-rdp", include_str!("security_group_port_open_rdp.md"))
};
