use crate::aws::shared::security_groups;
use crate::network::Protocol;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "65905cec-d691-4320-b320-2000436cb696",
    aliases: &[
        "aws/security_group_with_unrestricted_access_to_ssh", "CKV_AWS_24", "AVD-AWS-0107", "AWS-0107",
        "aws-vpc-no-public-ingress-sgr", "aws-ec2-no-public-ingress-sgr",
    ],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 732,
    implies: &["aws-ec2-security-group-unknown-port-open"],
    targets: &security_groups::TARGETS,
    modules: &security_groups::MODULES,
    check: Check::Block(|block, cx| super::forbid_port(block, 22, &[Protocol::Tcp], cx)),
    ..rule("aws-ec2-security-group-port-open-ssh", include_str!("security_group_port_open_ssh.md"))
};
