use crate::aws::shared::security_groups;
use crate::network::Protocol;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "54c417bf-c762-48b9-9d31-b3d87047e3f0",
    aliases: &[
        "aws/sql_analysis_services_port_2383_is_publicly_accessible", "AVD-AWS-0107", "AWS-0107",
        "aws-vpc-no-public-ingress-sgr", "aws-ec2-no-public-ingress-sgr",
    ],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 668,
    implies: &["aws-ec2-security-group-unknown-port-open"],
    targets: &security_groups::TARGETS,
    modules: &security_groups::MODULES,
    check: Check::Block(|block, cx| super::forbid_port(block, 2383, &[Protocol::Tcp], cx)),
    ..rule(
        "aws-ec2-security-group-port-open-analysis-services",
        include_str!("security_group_port_open_analysis_services.md"),
    )
};
