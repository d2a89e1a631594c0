use crate::gcp::shared::firewalls;
use crate::network::{Ports, Protocol};
use crate::prelude::*;

const FAMILY: Rule = Rule {
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 284,
    targets: &firewalls::TARGETS,
    ..rule("", include_str!("firewall_port_open.md"))
};

/// A port that a rule of this table is about.
struct Port {
    number: u16,
    service: &'static str,
    /// Whether the service answers over UDP too.
    udp: bool,
    /// Whether the findings stand at the source, rather than at the ports.
    at_source: bool,
}

static PORTS: [Port; 4] = [
    Port { number: 22, service: "SSH", udp: false, at_source: false },
    Port { number: 3389, service: "Remote Desktop", udp: true, at_source: false },
    Port { number: 3306, service: "MySQL", udp: false, at_source: true },
    Port { number: 21, service: "FTP", udp: false, at_source: true },
];

pub(super) static RULES: [Rule; 4] = [
    Rule {
        id: "gcp-compute-firewall-port-open-ssh",
        guid: "c4dcdcdf-10dd-4bf4-b4a0-8f6239e6aaa0",
        aliases: &[
            "gcp/ssh_access_is_not_restricted", "CKV_GCP_2", "AVD-GCP-0071", "GCP-0071",
            "google-compute-restrict-ssh-access",
        ],
        cwe: 732,
        words: &[
            ("title", "SSH access is not restricted"),
            ("port", "22"),
            ("service", "SSH"),
            (
                "why",
                "Who gets in has a shell; passwords and leaked keys are tried on every open port 22 all day.",
            ),
            ("instead", "Use Identity-Aware Proxy and let in its range, `35.235.240.0/20`, only."),
            ("range", "35.235.240.0/20"),
            ("at-ports", " # finding"),
            ("at-source", ""),
        ],
        check: Check::Row(is_closed, 0),
        ..FAMILY
    },
    Rule {
        id: "gcp-compute-firewall-port-open-rdp",
        guid: "678fd659-96f2-454a-a2a0-c2571f83a4a3",
        aliases: &[
            "gcp/rdp_access_is_not_restricted", "CKV_GCP_3", "AVD-GCP-0070", "GCP-0070",
            "google-compute-no-open-rdp-access",
        ],
        severity: High,
        words: &[
            ("title", "RDP access is not restricted"),
            ("port", "3389"),
            ("service", "Remote Desktop"),
            (
                "why",
                "It is the way in that ransomware gangs use most: by guessed passwords and by holes such as \
                 BlueKeep.",
            ),
            ("instead", "Use Identity-Aware Proxy and let in its range, `35.235.240.0/20`, only."),
            ("range", "35.235.240.0/20"),
            ("at-ports", " # finding"),
            ("at-source", ""),
        ],
        check: Check::Row(is_closed, 1),
        ..FAMILY
    },
    Rule {
        id: "gcp-compute-firewall-port-open-mysql",
        guid: "d0a1b2c3-d4e5-6789-abcd-ef0123456789",
        aliases: &["gcp/firewall_ingress_allows_unrestricted_mysql_access", "CKV_GCP_88"],
        words: &[
            ("title", "Google Compute firewall ingress allows unrestricted MySQL access"),
            ("port", "3306"),
            ("service", "MySQL"),
            (
                "why",
                "A database that everybody reaches is a database for which everybody may guess the password.",
            ),
            ("instead", "Name the ranges of the clients in `source_ranges`."),
            ("range", "10.0.4.0/24"),
            ("at-ports", ""),
            ("at-source", " # finding"),
        ],
        check: Check::Row(is_closed, 2),
        ..FAMILY
    },
    Rule {
        id: "gcp-compute-firewall-port-open-ftp",
        guid: "d3f8e9c1-7a2b-4d5f-90e2-123456789abc",
        aliases: &["gcp/firewall_ingress_allows_unrestricted_ftp_access", "CKV_GCP_75"],
        words: &[
            ("title", "Google Compute firewall ingress allows unrestricted FTP access"),
            ("port", "21"),
            ("service", "FTP"),
            (
                "why",
                "It sends passwords and files as they are, for everybody on the way to read and to change.",
            ),
            ("instead", "Use SFTP or signed URLs of Cloud Storage; where FTP must stay, name its clients."),
            ("range", "10.0.4.0/24"),
            ("at-ports", ""),
            ("at-source", " # finding"),
        ],
        check: Check::Row(is_closed, 3),
        ..FAMILY
    },
];

fn is_closed(firewall: &Block, cx: &mut Cx, row: usize) -> Checked {
    let Port { number, service, udp, at_source } = PORTS[row];
    let opens = |ports: &Ports| {
        ports.contain_of(Protocol::Tcp, number) || (udp && ports.contain_of(Protocol::Udp, number))
    };
    let (openings, verdict) = firewalls::openings(firewall, opens);
    for opening in openings {
        let source = opening.source;
        let place = if at_source { source.place } else { opening.place };
        let message = format!("`{}` lets `{}` reach port {number} ({service})", source.path, source.value);
        cx.flag(place, message).about(source.path).because(&source.value);
    }
    verdict
}
