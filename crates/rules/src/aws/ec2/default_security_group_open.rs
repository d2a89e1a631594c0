use crate::network::{is_internet, sources};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "46883ce1-dc3e-4b17-9195-c6a601624c73",
    aliases: &["aws/default_security_groups_with_unrestricted_traffic"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 285,
    implies: &["aws-ec2-default-security-group-with-rules"],
    targets: &["aws_default_security_group"],
    check: Check::Block(check_rules),
    ..rule("aws-ec2-default-security-group-open", include_str!("default_security_group_open.md"))
};

fn check_rules(group: &Block, cx: &mut Cx) -> Checked {
    let (elsewhere, undecided) = super::rules_elsewhere(group, cx);
    let rules = ["ingress", "egress"].into_iter().flat_map(|kind| group.each(kind)).chain(elsewhere);
    let mut open = Vec::new();
    let verdict = value::each(rules, |rule| {
        open.extend(sources(&rule, &super::RANGES, is_internet, cx)?);
        Ok(())
    });
    let verdict = verdict.and(undecided);
    let Some(first) = open.first() else { return verdict };
    let message = format!("`{}` of the default security group is `{}`", first.path, first.value);
    let flag = cx.flag(group.header(), message).about(first.path.clone()).because(&first.value);
    open.iter().fold(flag, |flag, it| flag.also(it.place, "this rule is open to everybody"));
    Ok(())
}
