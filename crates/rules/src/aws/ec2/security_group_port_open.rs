use crate::aws::shared::security_groups;
use crate::network::{Ports, Protocol, is_internet};
use crate::prelude::*;

/// What the rules of this table have in common.
const TEMPLATE: Rule = Rule {
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 668,
    targets: &security_groups::TARGETS,
    modules: &security_groups::MODULES,
    ..rule("", include_str!("security_group_port_open.md"))
};

/// A port that a rule of this table is about.
struct Port {
    number: u16,
    service: &'static str,
    /// Whether the service answers over UDP too.
    udp: bool,
}

const SSH_PORT: Port = Port { number: 22, service: "SSH", udp: false };
const RDP_PORT: Port = Port { number: 3389, service: "Remote Desktop", udp: true };
const HTTP_PORT: Port = Port { number: 80, service: "HTTP", udp: false };
const ANALYSIS_SERVICES_PORT: Port =
    Port { number: 2383, service: "SQL Server Analysis Services", udp: false };

pub(super) static SSH: Rule = Rule {
    id: "aws-ec2-security-group-port-open-ssh",
    guid: "65905cec-d691-4320-b320-2000436cb696",
    aliases: &[
        "aws/security_group_with_unrestricted_access_to_ssh", "CKV_AWS_24", "AVD-AWS-0107", "AWS-0107",
        "aws-vpc-no-public-ingress-sgr", "aws-ec2-no-public-ingress-sgr",
    ],
    cwe: 732,
    check: Check::Block(|block, cx| check_port(block, cx, &SSH_PORT)),
    words: &[
        ("title", "Security group opens SSH to the internet"),
        ("port", "22"),
        ("service", "SSH"),
        (
            "why",
            "Anybody can try passwords and stolen keys on port 22, and whoever succeeds has a shell on the machine.",
        ),
        ("instead", "Session Manager needs no open port at all."),
    ],
    ..TEMPLATE
};

pub(super) static RDP: Rule = Rule {
    id: "aws-ec2-security-group-port-open-rdp",
    guid: "151187cb-0efc-481c-babd-ad24e3c9bc22",
    aliases: &[
        "aws/remote_desktop_port_open_to_internet", "CKV_AWS_25", "AVD-AWS-0107", "AWS-0107",
        "aws-vpc-no-public-ingress-sgr", "aws-ec2-no-public-ingress-sgr",
    ],
    severity: High,
    check: Check::Block(|block, cx| check_port(block, cx, &RDP_PORT)),
    words: &[
        ("title", "Security group opens Remote Desktop to the internet"),
        ("port", "3389"),
        ("service", "Remote Desktop"),
        (
            "why",
            "Ransomware gangs scan for port 3389 and get in with guessed passwords or exploits such as BlueKeep.",
        ),
        ("instead", "Fleet Manager and a Remote Desktop Gateway need no open port on the machine."),
    ],
    ..TEMPLATE
};

pub(super) static HTTP: Rule = Rule {
    id: "aws-ec2-security-group-port-open-http",
    guid: "ffac8a12-322e-42c1-b9b9-81ff85c39ef7",
    aliases: &["aws/http_port_open", "CKV_AWS_260"],
    cwe: 319,
    check: Check::Block(|block, cx| check_port(block, cx, &HTTP_PORT)),
    words: &[
        ("title", "Security group opens HTTP to the internet"),
        ("port", "80"),
        ("service", "HTTP"),
        (
            "why",
            "Anybody on the network path can read and change what clients and the server send each other on port 80.",
        ),
        (
            "instead",
            "Serve the public over HTTPS, behind a load balancer or CloudFront distribution that redirects HTTP.",
        ),
    ],
    ..TEMPLATE
};

pub(super) static ANALYSIS_SERVICES: Rule = Rule {
    id: "aws-ec2-security-group-port-open-analysis-services",
    guid: "54c417bf-c762-48b9-9d31-b3d87047e3f0",
    aliases: &["aws/sql_analysis_services_port_2383_is_publicly_accessible"],
    check: Check::Block(|block, cx| check_port(block, cx, &ANALYSIS_SERVICES_PORT)),
    words: &[
        ("title", "Security group opens SQL Server Analysis Services to the internet"),
        ("port", "2383"),
        ("service", "SQL Server Analysis Services"),
        (
            "why",
            "Anybody can try to sign in on port 2383, and whoever succeeds reads the data of all analysis models.",
        ),
        ("instead", "Remote analysts can connect through a VPN."),
    ],
    ..TEMPLATE
};

fn check_port(block: &Block, cx: &mut Cx, port: &Port) -> Checked {
    let Port { number, service, udp } = *port;
    let opens = |ports: &[Ports]| {
        let open = |protocol| ports.iter().any(|it| it.contain_of(protocol, number));
        open(Protocol::Tcp) || (udp && open(Protocol::Udp))
    };
    let (openings, verdict) = security_groups::openings(block, is_internet, opens);
    let mut flagged = Vec::new();
    for source in openings.iter().flat_map(|opening| &opening.sources) {
        let at = source.place;
        if flagged.contains(&at) {
            continue;
        }
        flagged.push(at);
        let message = format!("`{}` lets `{}` reach port {number} ({service})", source.path, source.value);
        let flag = cx.flag(at, message).about(source.path.clone()).because(&source.value);
        let same = openings.iter().filter(|it| it.place != at && it.sources.iter().any(|it| it.place == at));
        same.fold(flag, |flag, it| flag.also(it.place, "this rule opens the port"));
    }
    verdict
}
