use crate::aws::shared::security_groups;
use crate::network::{self, sensitive_services};
use crate::prelude::*;

/// What the rules of this table have in common.
const TEMPLATE: Rule = Rule {
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 200,
    targets: &security_groups::TARGETS,
    modules: &security_groups::MODULES,
    ..rule("", include_str!("security_group_sensitive_port_open.md"))
};

pub(super) static INTERNET: Rule = Rule {
    id: "aws-ec2-security-group-sensitive-port-open-internet",
    guid: "381c3f2a-ef6f-4eff-99f7-b169cda3422c",
    aliases: &["aws/sensitive_port_is_exposed_to_entire_network"],
    severity: High,
    check: Check::Block(|block, cx| check_sources(block, cx, network::is_internet)),
    words: &[
        ("title", "Sensitive port is open to the internet"),
        (
            "why",
            "Anybody can attack databases, caches and remote shells, which often have weak authentication or none.",
        ),
        ("more", "Open databases are found within hours, emptied and held to ransom."),
        ("instead", "Allow only the security groups or the address ranges of the clients."),
        ("bad", "0.0.0.0/0"),
        ("good", "10.0.4.0/24"),
    ],
    ..TEMPLATE
};

pub(super) static SMALL_NETWORK: Rule = Rule {
    id: "aws-ec2-security-group-sensitive-port-open-small-network",
    guid: "e35c16a2-d54e-419d-8546-a804d8e024d0",
    aliases: &["aws/sensitive_port_is_exposed_to_small_public_network"],
    check: Check::Block(|block, cx| check_sources(block, cx, is_small_public)),
    words: &[
        ("title", "Sensitive port is open to a small public network"),
        (
            "why",
            "Everybody behind an office's internet line reaches the service, and so do strangers who are assigned the range later.",
        ),
        (
            "more",
            "Public ranges from `/25` to `/29` mostly belong to an internet line that was rented with an office.\n\
            The traffic crosses the internet, where unencrypted database protocols can be read.",
        ),
        (
            "instead",
            "Reach the service through a VPN or AWS PrivateLink, and allow only private ranges or security groups.",
        ),
        ("bad", "198.51.100.0/26"),
        ("good", "10.0.4.0/26"),
    ],
    ..TEMPLATE
};

pub(super) static PRIVATE_NETWORK: Rule = Rule {
    id: "aws-ec2-security-group-sensitive-port-open-private-network",
    guid: "92fe237e-074c-4262-81a4-2077acb928c1",
    aliases: &["aws/sensitive_port_is_exposed_to_wide_private_network"],
    severity: Low,
    check: Check::Block(|block, cx| check_sources(block, cx, is_wide_private)),
    words: &[
        ("title", "Sensitive port is open to a wide private network"),
        (
            "why",
            "One compromised machine anywhere in the private network can attack the database or the remote shell.",
        ),
        (
            "more",
            "`10.0.0.0/8` or a whole `/16` covers every machine of the VPC, and often those of peered networks.",
        ),
        ("instead", "Allow only the subnets or, better, the security groups of the clients."),
        ("bad", "10.0.0.0/8"),
        ("good", "10.0.4.0/24"),
    ],
    ..TEMPLATE
};

fn is_small_public(cidr: &str) -> bool {
    !network::is_private(cidr) && network::prefix_of_ipv4(cidr).is_some_and(|it| (25..=29).contains(&it))
}

fn is_wide_private(cidr: &str) -> bool {
    network::is_private(cidr) && network::prefix_of_ipv4(cidr).is_some_and(|it| it <= 16)
}

fn check_sources(block: &Block, cx: &mut Cx, is_open_to: fn(&str) -> bool) -> Checked {
    let opens = |ports: &[network::Ports]| sensitive_services(ports).is_some();
    let (openings, verdict) = security_groups::openings(block, is_open_to, opens);
    for opening in openings {
        let source = &opening.sources[0];
        let services = sensitive_services(&opening.ports).unwrap_or_default();
        cx.flag(opening.place, format!("`{}` lets `{}` reach {services}", source.path, source.value))
            .about(source.path.clone())
            .because(&source.value);
    }
    verdict
}
