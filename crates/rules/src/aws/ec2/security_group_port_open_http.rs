use crate::aws::shared::security_groups;
use crate::network::Protocol;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ffac8a12-322e-42c1-b9b9-81ff85c39ef7",
    aliases: &[
        "aws/http_port_open", "CKV_AWS_260", "AVD-AWS-0107", "AWS-0107", "aws-vpc-no-public-ingress-sgr",
        "aws-ec2-no-public-ingress-sgr",
    ],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 319,
    pedantic: true,
    implies: &["aws-ec2-security-group-ingress-open"],
    targets: &security_groups::TARGETS,
    modules: &security_groups::MODULES,
    check: Check::Block(|block, cx| super::forbid_port(block, 80, &[Protocol::Tcp], cx)),
    ..rule("aws-ec2-security-group-port-open-http", include_str!("security_group_port_open_http.md"))
};
