//! The registry modules of network security groups, and the rules that one of them knows by name.

use crate::network::{Ports, Protocol};
use crate::prelude::*;

/// The modules.
pub(in crate::azure) const MODULES: [ModuleInputs; 2] = [
    module("Azure/avm-res-network-networksecuritygroup/azurerm"),
    module("Azure/network-security-group/azurerm"),
];

/// The input with rules that are known by name.
const BY_NAME: &str = "predefined_rules";

/// The named rules that open ports which rules ask for, all of them for TCP.
const NAMED: [(&str, u16, u16); 17] = [
    ("Cassandra", 9042, 9042),
    ("Cassandra-JMX", 7199, 7199),
    ("Cassandra-Thrift", 9160, 9160),
    ("ElasticSearch", 9200, 9300),
    ("FTP", 21, 21),
    ("HTTP", 80, 80),
    ("LDAP", 389, 389),
    ("MSSQL", 1433, 1433),
    ("Memcached", 11211, 11211),
    ("MongoDB", 27017, 27017),
    ("MySQL", 3306, 3306),
    ("POP3", 110, 110),
    ("PostgreSQL", 5432, 5432),
    ("RDP", 3389, 3389),
    ("Redis", 6379, 6379),
    ("SMTP", 25, 25),
    ("SSH", 22, 22),
];

/// The rules of a call: in a map, in a list, or known by name.
pub(super) fn rules<'e>(call: &Block<'e>) -> Vec<Block<'e>> {
    let listed = call.each("custom_rules").into_iter().chain(call.each(BY_NAME));
    call.entries("security_rules").into_iter().chain(listed).collect()
}

/// Whether a rule is known by its name.
pub(super) fn is_named(rule: &Block) -> bool {
    rule.path_of("name").starts_with(BY_NAME)
}

/// What a rule opens that is known by its name.
pub(super) fn named(rule: &Block) -> Checked<Vec<Ports>> {
    let name = rule.string("name")?;
    let known = NAMED.iter().filter(|(known, ..)| name.as_ref().is_some_and(|name| **name == *known));
    Ok(known.map(|(_, from, to)| Ports::new(Protocol::Tcp, *from..=*to)).collect())
}
