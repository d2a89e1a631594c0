use crate::network::{is_internet, sources};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "9a4ef195-74b9-4c58-b8ed-2b2fe4353a75",
    aliases: &[
        "aws/vpc_default_security_group_accepts_all_traffic", "CKV2_AWS_12", "AVD-AWS-0173", "AWS-0173",
        "aws-ec2-restrict-all-in-default-sg",
    ],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 284,
    pedantic: true,
    targets: &["aws_default_security_group"],
    check: Check::Block(check_rules),
    ..rule("aws-ec2-default-security-group-with-rules", include_str!("default_security_group_with_rules.md"))
};

fn check_rules(group: &Block, cx: &mut Cx) -> Checked {
    let own = value::each(["ingress", "egress"], |kind| {
        if !group.any(kind, |_| Ok(true))? {
            return Ok(());
        }
        let message = format!("the default security group has an `{kind}` rule, must have none");
        _ = cx.flag(group.place(kind), message).about(kind);
        value::each(group.each(kind), |rule| {
            for source in sources(&rule, &["cidr_blocks", "ipv6_cidr_blocks"], is_internet, cx)? {
                let message =
                    format!("`{}` of the default security group is `{}`", source.path, source.value);
                cx.flag(source.place, message).about(source.path).because(&source.value);
            }
            Ok(())
        })
    });
    let (elsewhere, undecided) = super::rules_elsewhere(group, cx);
    for rule in elsewhere {
        cx.flag(rule.header(), "this is a rule of the default security group, which must have none")
            .also(group.header(), "the default security group");
    }
    own.and(undecided)
}
