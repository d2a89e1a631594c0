use crate::aws::shared::security_groups;
use crate::network::{Ports, is_internet};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "f7aebd47-866a-4b31-91d3-9952b7c80cf5",
    aliases: &[
        "aws/ec2_security_group_all_ports_open", "CKV_AWS_277", "AVD-AWS-0107", "AWS-0107",
        "aws-vpc-no-public-ingress-sgr", "aws-ec2-no-public-ingress-sgr",
    ],
    severity: High,
    implies: &[
        "aws-ec2-security-group-sensitive-port-open-internet", "aws-ec2-security-group-port-open-ssh",
        "aws-ec2-security-group-port-open-rdp", "aws-ec2-security-group-port-open-analysis-services",
        "aws-ec2-security-group-unknown-port-open",
    ],
    category: NetworkingAndFirewall,
    cwe: 668,
    targets: &security_groups::TARGETS,
    modules: &security_groups::MODULES,
    check: Check::Block(check_ports),
    ..rule("aws-ec2-security-group-all-ports-open", include_str!("security_group_all_ports_open.md"))
};

fn check_ports(block: &Block, cx: &mut Cx) -> Checked {
    let all = |ports: &[Ports]| ports.iter().any(Ports::is_all);
    let (openings, verdict) = security_groups::openings_of_subject(block, is_internet, all, cx);
    let is_declined = !openings.is_empty() && security_groups::may_be_out_of_reach(block, cx);
    for opening in openings {
        opening.sources[0]
            .flag(opening.place, "reach every port", cx)
            .caused_by(opening.place)
            .pedantic_if(is_declined);
    }
    verdict
}
