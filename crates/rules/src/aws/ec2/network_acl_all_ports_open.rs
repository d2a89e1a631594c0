use crate::aws::shared::network_acls;
use crate::aws::vpc;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ca86d872-246d-4e4e-8422-51a9ee574485",
    aliases: &["aws/ec2_network_acl_all_ports_open", "CKV_AWS_352"],
    severity: Low,
    implies: &[
        "aws-ec2-network-acl-port-open-ssh", "aws-ec2-network-acl-port-open-rdp",
        "aws-ec2-network-acl-port-open-ftp",
    ],
    category: NetworkingAndFirewall,
    cwe: 668,
    pedantic: true,
    targets: &["aws_network_acl", "aws_default_network_acl", "aws_network_acl_rule"],
    modules: &[vpc::MODULE],
    check: Check::Block(network_acls::forbid_all_ports),
    ..rule("aws-ec2-network-acl-all-ports-open", include_str!("network_acl_all_ports_open.md"))
};
