//! Well-known ports, and which of them are attacked wherever they can be reached.

use super::{Ports, Protocol};
use std::ops::RangeInclusive;

/// The services behind well-known ports, by port.
static KNOWN_PORTS: [(u16, &str); 116] = [
    (20, "FTP data"),
    (21, "FTP"),
    (22, "SSH"),
    (23, "Telnet"),
    (25, "SMTP"),
    (53, "DNS"),
    (69, "TFTP"),
    (80, "HTTP"),
    (110, "POP3"),
    (111, "rpcbind"),
    (123, "NTP"),
    (135, "Microsoft RPC"),
    (137, "NetBIOS names"),
    (138, "NetBIOS datagrams"),
    (139, "NetBIOS sessions"),
    (143, "IMAP"),
    (161, "SNMP"),
    (179, "BGP"),
    (389, "LDAP"),
    (443, "HTTPS"),
    (445, "SMB"),
    (465, "SMTP over TLS"),
    (500, "IKE"),
    (514, "syslog"),
    (587, "mail submission"),
    (636, "LDAP over TLS"),
    (853, "DNS over TLS"),
    (873, "rsync"),
    (943, "OpenVPN Access Server"),
    (993, "IMAP over TLS"),
    (995, "POP3 over TLS"),
    (1080, "SOCKS"),
    (1194, "OpenVPN"),
    (1433, "SQL Server"),
    (1434, "SQL Server Browser"),
    (1521, "Oracle Database"),
    (1522, "Oracle Autonomous Data Warehouse"),
    (1723, "PPTP"),
    (1812, "RADIUS"),
    (1813, "RADIUS accounting"),
    (1883, "MQTT"),
    (2049, "NFS"),
    (2181, "ZooKeeper"),
    (2375, "Docker"),
    (2376, "Docker over TLS"),
    (2379, "etcd"),
    (2380, "etcd between members"),
    (2382, "SQL Server Browser for Analysis Services"),
    (2383, "SQL Server Analysis Services"),
    (2483, "Oracle Database"),
    (2484, "Oracle Database over TLS"),
    (3000, "Grafana and development servers"),
    (3020, "CIFS"),
    (3128, "Squid"),
    (3306, "MySQL"),
    (3389, "Remote Desktop"),
    (3478, "STUN"),
    (4222, "NATS"),
    (4333, "mSQL"),
    (4500, "IPsec through NAT"),
    (4505, "Salt master publisher"),
    (4506, "Salt master requests"),
    (4646, "Nomad"),
    (5060, "SIP"),
    (5061, "SIP over TLS"),
    (5349, "STUN over TLS"),
    (5432, "PostgreSQL"),
    (5500, "VNC listener"),
    (5601, "Kibana"),
    (5671, "AMQP over TLS"),
    (5672, "AMQP"),
    (5900, "VNC"),
    (5985, "WinRM"),
    (5986, "WinRM over TLS"),
    (6379, "Redis"),
    (6443, "Kubernetes API"),
    (6697, "IRC over TLS"),
    (7000, "Cassandra between nodes"),
    (7001, "Cassandra between nodes over TLS"),
    (7199, "Cassandra JMX"),
    (8000, "internal web servers"),
    (8020, "HDFS NameNode"),
    (8080, "internal web servers"),
    (8081, "internal web servers"),
    (8140, "Puppet"),
    (8200, "Vault"),
    (8443, "HTTPS beside 443"),
    (8500, "Consul"),
    (8883, "MQTT over TLS"),
    (8888, "Cassandra OpsCenter"),
    (9000, "Hadoop NameNode"),
    (9042, "Cassandra"),
    (9090, "Prometheus and consoles"),
    (9092, "Kafka"),
    (9100, "Prometheus node exporter"),
    (9160, "Cassandra Thrift"),
    (9200, "Elasticsearch"),
    (9300, "Elasticsearch between nodes"),
    (9418, "Git"),
    (10050, "Zabbix agent"),
    (10051, "Zabbix"),
    (10250, "kubelet"),
    (10255, "kubelet, read-only"),
    (11211, "Memcached"),
    (11214, "Memcached over TLS"),
    (11215, "Memcached over TLS"),
    (15672, "RabbitMQ console"),
    (27017, "MongoDB"),
    (27018, "MongoDB shard"),
    (27019, "MongoDB configuration server"),
    (50000, "Db2"),
    (50070, "HDFS NameNode console"),
    (50470, "HDFS NameNode console over TLS"),
    (51820, "WireGuard"),
    (61620, "Cassandra OpsCenter agent"),
    (61621, "Cassandra OpsCenter agent"),
];

/// The ports of what is made to be reached from everywhere: websites, name and time servers, mail, calls, VPNs. The others
/// are attacked wherever they can be.
const PUBLIC_PORTS: [u16; 26] = [
    53, 80, 123, 179, 443, 465, 500, 587, 853, 943, 993, 995, 1194, 1723, 1883, 3478, 4500, 5060, 5061, 5349,
    5671, 6697, 8443, 8883, 9418, 51820,
];

/// The UDP ports among which Mosh takes one for each session ("mosh-server").
const MOSH: RangeInclusive<u16> = 60000..=61000;

/// The ports that mail exchangers and web servers of all kinds listen to: whether what answers there is to be reached is for
/// who runs it.
const SERVER_PORTS: [u16; 6] = [25, 143, 3000, 8000, 8080, 8081];

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
    let is_of_mosh = |port: &u16| ports.protocol == Protocol::Udp && MOSH.contains(port);
    let is_known = |port: &u16| is_of_mosh(port) || KNOWN_PORTS.iter().any(|(known, _)| known == port);
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
    fn ports_of_known_services_are_not_unknown() {
        let unknown = |protocol, range| unknown_port(&Ports::new(protocol, range));
        assert_eq!(unknown(Protocol::Udp, 60000..=61000), None);
        assert_eq!(unknown(Protocol::Tcp, 60000..=61000), Some(60000));
        assert_eq!((unknown(Protocol::Tcp, 2049..=2049), unknown(Protocol::Tcp, 5986..=5986)), (None, None));
        assert_eq!(
            sensitive_services(&[Ports::new(Protocol::Tcp, 5985..=5986)]).as_deref(),
            Some("WinRM (5985), WinRM over TLS (5986)")
        );
    }

    #[test]
    fn ports_are_sorted() {
        assert!(KNOWN_PORTS.is_sorted_by(|a, b| a.0 < b.0));
    }
}
