use crate::aws::shared::network_acls;
use crate::aws::vpc;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "91d1ff9a-f7aa-42aa-a6df-b971a5b1b390",
    aliases: &["aws/ec2_network_acl_port_open_ftp", "CKV_AWS_229", "CKV_AWS_230"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 668,
    pedantic: true,
    targets: &["aws_network_acl", "aws_default_network_acl", "aws_network_acl_rule"],
    modules: &[vpc::MODULE],
    check: Check::Block(check_ports),
    ..rule("aws-ec2-network-acl-port-open-ftp", include_str!("network_acl_port_open_ftp.md"))
};

/// The ports of the connections that carry commands, and files.
const PORTS: [u16; 2] = [21, 20];

fn check_ports(block: &Block, cx: &mut Cx) -> Checked {
    value::each(PORTS, |port| network_acls::forbid_port(block, port, cx))
}
