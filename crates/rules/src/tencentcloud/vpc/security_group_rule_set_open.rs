use crate::network::{self, is_internet};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d135a36e-c474-452f-b891-76db1e6d1cd5",
    aliases: &["tencentcloud/security_group_rule_set_accepts_all_traffic", "CKV_TC_8"],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 285,
    targets: &["tencentcloud_security_group_rule_set"],
    check: Check::Block(check_rules),
    ..rule("tencentcloud-vpc-security-group-rule-set-open", include_str!("security_group_rule_set_open.md"))
};

fn check_rules(set: &Block, cx: &mut Cx) -> Checked {
    let listed = !set.value("ingress").is_null();
    value::each(set.each("ingress"), |rule| {
        let accepts = rule.string("action").map(|it| it.is_some_and(|it| it.eq_ignore_ascii_case("accept")));
        let open = value::all([accepts, is_all(&rule, "protocol"), is_all(&rule, "port")], |it| it);
        let sources = network::sources(&rule, &["cidr_block", "ipv6_cidr_block"], is_internet, cx);
        for source in network::opened(sources, open)?.into_iter().take(1) {
            let place = if listed { set.place("ingress") } else { rule.header() };
            source.flag(place, "reach every port", cx);
        }
        Ok(())
    })
}

fn is_all(rule: &Block, name: &str) -> Checked<bool> {
    Ok(rule.string(name)?.is_none_or(|it| it.eq_ignore_ascii_case("all")))
}
