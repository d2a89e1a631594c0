use crate::aws::shared::network_acls;
use crate::aws::vpc;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a20be318-cac7-457b-911d-04cc6e812c25",
    aliases: &[
        "aws/network_acl_with_unrestricted_access_to_rdp", "CKV_AWS_231", "AVD-AWS-0105", "AWS-0105",
        "aws-ec2-no-public-ingress-acl", "aws-vpc-no-public-ingress-acl",
    ],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 668,
    pedantic: true,
    implies: &["aws-ec2-network-acl-port-open-ssh"],
    targets: &["aws_network_acl", "aws_default_network_acl", "aws_network_acl_rule"],
    modules: &[vpc::MODULE],
    check: Check::Block(|block, cx| network_acls::forbid_port(block, 3389, cx)),
    ..rule("aws-ec2-network-acl-port-open-rdp", include_str!("network_acl_port_open_rdp.md"))
};
