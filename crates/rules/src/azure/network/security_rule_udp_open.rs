use crate::azure::shared::security_rules;
use crate::network::{Ports, Protocol};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a3b4c5d6-e7f8-9012-3456-7890abcdef12",
    aliases: &[
        "azure/udp_services_not_restricted_from_internet", "CKV_AZURE_77", "AVD-AZU-0047", "AZU-0047",
        "azure-network-no-public-ingress",
    ],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 284,
    pedantic: true,
    targets: &security_rules::TARGETS,
    check: Check::Block(check_ports),
    ..rule("azure-network-security-rule-udp-open", include_str!("security_rule_udp_open.md"))
};

fn check_ports(block: &Block, cx: &mut Cx) -> Checked {
    let opens = |ports: &[Ports]| ports.iter().any(|it| matches!(it.protocol, Protocol::Udp | Protocol::Any));
    let (openings, verdict) = security_rules::openings(block, security_rules::is_internet, opens, cx);
    for opening in openings {
        let source = opening.source;
        let place = match block.kind() {
            "azurerm_network_security_group" => opening.block.header(),
            _ => source.place,
        };
        source.flag(place, "in over UDP", cx);
    }
    verdict
}
