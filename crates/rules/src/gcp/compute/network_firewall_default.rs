use crate::gcp::shared::firewalls;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "40abce54-95b1-478c-8e5f-ea0bf0bb0e33",
    aliases: &["gcp/google_compute_network_using_default_firewall_rule"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 1188,
    targets: &["google_compute_network"],
    check: Check::Block(check_network),
    ..rule("gcp-compute-network-firewall-default", include_str!("network_firewall_default.md"))
};

fn check_network(network: &Block, cx: &mut Cx) -> Checked {
    let is_default = |firewall: &Block| {
        let called = firewall.string("name").map(|name| name.is_some_and(|it| it.contains("default")));
        both(called, not(firewall.is_set("deny")))
    };
    firewalls::forbid_rules(network, cx, is_default, "has `default` in its name", "name")
}
