use crate::aws::shared::network_acls;
use crate::aws::vpc;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3af7f2fd-06e6-4dab-b996-2912bea19ba4",
    aliases: &[
        "aws/network_acl_with_unrestricted_access_to_ssh", "CKV_AWS_232", "AVD-AWS-0105", "AWS-0105",
        "aws-ec2-no-public-ingress-acl", "aws-vpc-no-public-ingress-acl",
    ],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 668,
    pedantic: true,
    targets: &["aws_network_acl", "aws_default_network_acl", "aws_network_acl_rule"],
    modules: &[vpc::MODULE],
    check: Check::Block(|block, cx| network_acls::forbid_port(block, 22, cx)),
    ..rule("aws-ec2-network-acl-port-open-ssh", include_str!("network_acl_port_open_ssh.md"))
};
