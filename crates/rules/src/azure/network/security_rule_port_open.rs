use crate::azure::shared::security_rules;
use crate::network::{Ports, Protocol};
use crate::prelude::*;

/// What the rules of this table have in common.
const TEMPLATE: Rule = Rule {
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 668,
    targets: &security_rules::TARGETS,
    ..rule("", include_str!("security_rule_port_open.md"))
};

pub(super) static SSH: Rule = Rule {
    id: "azure-network-security-rule-port-open-ssh",
    guid: "3e3c175e-aadf-4e2b-a464-3fdac5748d24",
    aliases: &[
        "azure/ssh_is_exposed_to_the_internet", "CKV_AZURE_10", "AVD-AZU-0050", "AZU-0050",
        "azure-network-ssh-blocked-from-internet",
    ],
    check: Check::Block(|block, cx| check_port(block, cx, 22, "SSH")),
    words: &[
        ("title", "Network security rule opens SSH to the internet"),
        ("port", "22"),
        ("service", "SSH"),
        (
            "why",
            "Passwords and leaked keys are tried on every open SSH port all day, and success gives a shell.",
        ),
    ],
    ..TEMPLATE
};

pub(super) static RDP: Rule = Rule {
    id: "azure-network-security-rule-port-open-rdp",
    guid: "efbf6449-5ec5-4cfe-8f15-acc51e0d787c",
    aliases: &[
        "azure/rdp_is_exposed_to_the_internet", "CKV_AZURE_9", "AVD-AZU-0048", "AZU-0048",
        "azure-network-disable-rdp-from-internet",
    ],
    severity: High,
    cwe: 732,
    check: Check::Block(|block, cx| check_port(block, cx, 3389, "Remote Desktop")),
    words: &[
        ("title", "Network security rule opens Remote Desktop to the internet"),
        ("port", "3389"),
        ("service", "Remote Desktop"),
        (
            "why",
            "Ransomware gangs get in this way more than any other: by guessed passwords and by flaws such as \
             BlueKeep.",
        ),
    ],
    ..TEMPLATE
};

fn check_port(block: &Block, cx: &mut Cx, port: u16, service: &str) -> Checked {
    let opens = |ports: &[Ports]| ports.iter().any(|it| it.contain_of(Protocol::Tcp, port));
    let (openings, verdict) = security_rules::openings(block, is_meant_as_internet, opens);
    for opening in openings {
        let path = opening.source.path;
        let message = format!("`{path}` lets `{}` reach port {port} ({service})", opening.source.value);
        cx.flag(opening.place, message).about(path).because(&opening.source.value);
    }
    verdict
}

/// Azure takes a lone `0.0.0.0` for one address and refuses `any`; who writes either means everybody.
fn is_meant_as_internet(prefix: &str) -> bool {
    security_rules::is_internet(prefix) || prefix == "0.0.0.0" || prefix.eq_ignore_ascii_case("any")
}
