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
    let own = |kind: &'static str| group.each(kind).into_iter().map(move |rule| (rule, kind == "egress"));
    let others = elsewhere.into_iter().map(|rule| {
        let goes_out = lets_out(&rule);
        (rule, goes_out)
    });
    let mut open = Vec::new();
    let mut lets_in = false;
    let verdict = value::each(own("ingress").chain(own("egress")).chain(others), |(rule, goes_out)| {
        let found = sources(&rule, &super::RANGES, is_internet, cx)?;
        lets_in |= !goes_out && !found.is_empty();
        open.extend(found);
        Ok(())
    });
    let verdict = verdict.and(undecided);
    let Some(first) = open.first() else { return verdict };
    let message = format!("`{}` of the default security group is `{}`", first.path, first.value);
    let flag = cx.flag(group.header(), message).about(first.path.clone()).because(&first.value);
    let flag = flag.shown_at(first.place);
    let flag =
        open.iter().skip(1).fold(flag, |flag, it| flag.also(it.place, "this rule is open to everyone"));
    // AWS makes default groups with an egress rule for everything.
    flag.pedantic_if(!lets_in);
    Ok(())
}

/// Whether a rule that is a resource of its own is for what a group sends.
fn lets_out(rule: &Block) -> bool {
    rule.kind() == "aws_vpc_security_group_egress_rule"
        || matches!(is_one_of(rule, "type", &["egress"]), Ok(true))
}
