//! Well-known ports, and which of them are attacked wherever they can be reached.

use super::{Ports, Protocol};

/// The services behind well-known ports, by port.
static KNOWN_PORTS: [(u16, &str); 75] = [
    (20, "FTP data"),
    (21, "FTP"),
    (22, "SSH"),
    (23, "Telnet"),
    (25, "SMTP"),
    (53, "DNS"),
    (80, "HTTP"),
    (110, "POP3"),
    (135, "Microsoft RPC"),
    (137, "NetBIOS names"),
    (138, "NetBIOS datagrams"),
    (139, "NetBIOS sessions"),
    (161, "SNMP"),
    (389, "LDAP"),
    (443, "HTTPS"),
    (445, "SMB"),
    (465, "SMTP over TLS"),
    (500, "IKE"),
    (587, "mail submission"),
    (636, "LDAP over TLS"),
    (853, "DNS over TLS"),
    (943, "OpenVPN Access Server"),
    (993, "IMAP over TLS"),
    (995, "POP3 over TLS"),
    (1194, "OpenVPN"),
    (1433, "SQL Server"),
    (1434, "SQL Server Browser"),
    (1521, "Oracle Database"),
    (1522, "Oracle Autonomous Data Warehouse"),
    (2375, "Docker"),
    (2376, "Docker over TLS"),
    (2382, "SQL Server Browser for Analysis Services"),
    (2383, "SQL Server Analysis Services"),
    (2483, "Oracle Database"),
    (2484, "Oracle Database over TLS"),
    (3000, "Grafana and development servers"),
    (3020, "CIFS"),
    (3306, "MySQL"),
    (3389, "Remote Desktop"),
    (4333, "mSQL"),
    (4500, "IPsec through NAT"),
    (4505, "Salt master publisher"),
    (4506, "Salt master requests"),
    (5432, "PostgreSQL"),
    (5500, "VNC listener"),
    (5601, "Kibana"),
    (5900, "VNC"),
    (5985, "WinRM"),
    (6379, "Redis"),
    (6443, "Kubernetes API"),
    (7000, "Cassandra between nodes"),
    (7001, "Cassandra between nodes over TLS"),
    (7199, "Cassandra JMX"),
    (8000, "internal web servers"),
    (8020, "HDFS NameNode"),
    (8080, "internal web servers"),
    (8140, "Puppet"),
    (8888, "Cassandra OpsCenter"),
    (9000, "Hadoop NameNode"),
    (9042, "Cassandra"),
    (9090, "Prometheus and consoles"),
    (9100, "Prometheus node exporter"),
    (9160, "Cassandra Thrift"),
    (9200, "Elasticsearch"),
    (9300, "Elasticsearch between nodes"),
    (11211, "Memcached"),
    (11214, "Memcached over TLS"),
    (11215, "Memcached over TLS"),
    (27017, "MongoDB"),
    (27018, "MongoDB shard"),
    (50070, "HDFS NameNode console"),
    (50470, "HDFS NameNode console over TLS"),
    (51820, "WireGuard"),
    (61620, "Cassandra OpsCenter agent"),
    (61621, "Cassandra OpsCenter agent"),
];

/// The ports of what is made to be reached from everywhere: websites, name servers, mail, VPNs. The others are attacked
/// wherever they can be.
const PUBLIC_PORTS: [u16; 13] = [53, 80, 443, 465, 500, 587, 853, 943, 993, 995, 1194, 4500, 51820];

/// The ports that mail exchangers and web servers of all kinds listen to: whether what answers there is to be reached is for
/// who runs it.
const SERVER_PORTS: [u16; 4] = [25, 3000, 8000, 8080];

/// Whether the sensitive ones among some ports are all of web servers and mail exchangers.
pub(crate) fn are_of_servers(ports: &[Ports]) -> bool {
    open_to(ports).all(|(port, _)| SERVER_PORTS.contains(port)) && are_sensitive(ports)
}

/// A port, with the service that is known for it: "port 22 (SSH)".
pub(crate) fn port_with_service(port: u16) -> String {
    match KNOWN_PORTS.iter().find(|(known, _)| *known == port) {
        Some((_, service)) => format!("port {port} ({service})"),
        None => format!("port {port}"),
    }
}

/// The sensitive services that some ports belong to.
fn open_to(ports: &[Ports]) -> impl Iterator<Item = &'static (u16, &'static str)> {
    let is_open = |port| !PUBLIC_PORTS.contains(&port) && ports.iter().any(|it| it.contain(port));
    KNOWN_PORTS.iter().filter(move |(port, _)| is_open(*port))
}

/// The first open port that belongs to no known service.
pub(crate) fn unknown_port(ports: &Ports) -> Option<u16> {
    let is_known = |port: &u16| KNOWN_PORTS.iter().any(|(known, _)| known == port);
    (ports.protocol != Protocol::Portless)
        .then(|| ports.range.clone().find(|port| *port > 0 && !is_known(port)))?
}

/// Whether some ports belong to sensitive services.
pub(crate) fn are_sensitive(ports: &[Ports]) -> bool {
    open_to(ports).next().is_some()
}

/// Which sensitive services some ports belong to, as the end of "opens …".
pub(crate) fn sensitive_services(ports: &[Ports]) -> Option<String> {
    let names: Vec<_> = open_to(ports).map(|(port, service)| format!("{service} ({port})")).collect();
    match names.as_slice() {
        [] => None,
        names if names.len() > 3 => {
            Some(format!("{}, {}, {} and {} more", names[0], names[1], names[2], names.len() - 3))
        }
        _ => Some(names.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::Protocol;

    #[test]
    fn websites_and_vpns_are_not_sensitive() {
        let open = |range| sensitive_services(&[Ports::new(Protocol::Tcp, range)]);
        assert_eq!((open(80..=80), open(443..=443), open(1194..=1194)), (None, None, None));
        assert_eq!(open(443..=445).as_deref(), Some("SMB (445)"));
    }

    #[test]
    fn ports_are_sorted() {
        assert!(KNOWN_PORTS.is_sorted_by(|a, b| a.0 < b.0));
    }
}
