use crate::aws::shared::security_groups;
use crate::network::is_internet;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4728cd65-a20c-49da-8b31-9c08b423e4db",
    aliases: &[
        "aws/unrestricted_security_group_ingress", "AVD-AWS-0107", "AWS-0107",
        "aws-vpc-no-public-ingress-sgr", "aws-ec2-no-public-ingress-sgr",
    ],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 668,
    pedantic: true,
    targets: &security_groups::TARGETS,
    modules: &security_groups::MODULES,
    check: Check::Block(check_sources),
    ..rule("aws-ec2-security-group-ingress-open", include_str!("security_group_ingress_open.md"))
};

fn check_sources(block: &Block, cx: &mut Cx) -> Checked {
    value::each(security_groups::sources_of_subject(block, is_internet, cx)?, |(rule, sources)| {
        for source in sources? {
            source.flag(source.place, "in", cx).caused_by(rule);
        }
        Ok(())
    })
}
