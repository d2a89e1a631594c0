use crate::aws::shared::reach;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ba40ace1-a047-483c-8a8d-bc2d3a67a82d",
    aliases: &["aws/eks_node_group_remote_access_disabled", "CKV_AWS_100"],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 668,
    targets: &["aws_eks_node_group"],
    check: Check::Attribute(
        attribute("remote_access.source_security_group_ids")
            .is_present()
            .when(|access| access.is_set("ec2_ssh_key"))
            .pedantic_for(|group, cx| {
                Ok(!matches!(reach::routes_to_subnets(group, "subnet_ids", cx), Ok(Some(_))))
            }),
    ),
    ..rule("aws-eks-node-group-port-open-ssh", include_str!("node_group_port_open_ssh.md"))
};
