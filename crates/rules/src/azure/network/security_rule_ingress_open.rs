use crate::azure::shared::security_rules;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "7f451cdf-2313-40bd-9ec8-e31748867cfd",
    aliases: &[
        "azure/network_security_rule_ingress_open", "AVD-AZU-0047", "AZU-0047",
        "azure-network-no-public-ingress",
    ],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 668,
    pedantic: true,
    targets: &security_rules::TARGETS,
    modules: &security_rules::MODULES,
    check: Check::Block(check_sources),
    ..rule("azure-network-security-rule-ingress-open", include_str!("security_rule_ingress_open.md"))
};

fn check_sources(block: &Block, cx: &mut Cx) -> Checked {
    let (openings, verdict) = security_rules::openings(block, security_rules::is_internet, |_| true, cx);
    for opening in openings {
        opening.source.flag(opening.source.place, "in", cx).caused_by(opening.place);
    }
    verdict
}
