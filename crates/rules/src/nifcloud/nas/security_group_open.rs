use crate::network::{self, is_internet};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "8d7758a7-d9cd-499a-a83e-c9bdcbff728d",
    aliases: &[
        "nifcloud/nas_security_group_has_public_ingress_sgr", "AVD-NIF-0014", "NIF-0014",
        "nifcloud-nas-no-public-ingress-nas-sgr",
    ],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 285,
    targets: &["nifcloud_nas_security_group"],
    check: Check::Block(check_source),
    ..rule("nifcloud-nas-security-group-open", include_str!("security_group_open.md"))
};

fn check_source(group: &Block, cx: &mut Cx) -> Checked {
    let mut open = Vec::new();
    let verdict = value::each(group.each("rule"), |rule| {
        open.extend(network::sources(&rule, &["cidr_ip"], is_internet, cx)?);
        Ok(())
    });
    let Some(first) = open.first() else { return verdict };
    let flag = first.flag(group.header(), "in", cx);
    open.iter().fold(flag, |flag, it| flag.also(it.place, "this rule is open to everybody"));
    Ok(())
}
