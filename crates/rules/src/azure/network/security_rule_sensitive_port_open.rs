use crate::azure::shared::security_rules;
use crate::network::{Ports, are_sensitive, sensitive_services};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "594c198b-4d79-41b8-9b36-fde13348b619",
    aliases: &[
        "azure/sensitive_port_is_exposed_to_entire_network", "AVD-AZU-0074", "AZU-0074",
        "azure-network-sensitive-port-is-exposed-to-entire-network",
    ],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 200,
    implies: &["azure-network-security-rule-port-open-rdp", "azure-network-security-rule-port-open-ssh"],
    targets: &security_rules::TARGETS,
    check: Check::Block(check_ports),
    ..rule(
        "azure-network-security-rule-sensitive-port-open",
        include_str!("security_rule_sensitive_port_open.md"),
    )
};

fn check_ports(block: &Block, cx: &mut Cx) -> Checked {
    let opens = |ports: &[Ports]| are_sensitive(ports);
    let (openings, verdict) = security_rules::openings(block, security_rules::is_internet, opens, cx);
    for opening in openings {
        let services = sensitive_services(&opening.ports).unwrap_or_default();
        opening.source.flag(opening.place, &format!("reach {services}"), cx);
    }
    verdict
}
