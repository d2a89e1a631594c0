//! The registry module `terraform-aws-modules/security-group/aws`: rules that are known by name.

use super::{Form, Ingress, nested};
use crate::network::{Ports, Protocol};
use crate::prelude::*;
use tollgate_core::address::Sort;
use tollgate_core::value::Value;

/// The outputs with the id of the group that the module makes; before version 4 it was called the second.
pub(super) const OUTPUTS: [&str; 2] = ["security_group_id", "this_security_group_id"];

/// The inputs for the ranges that every named rule is for.
pub(super) const RANGES: [&str; 2] = ["ingress_cidr_blocks", "ingress_ipv6_cidr_blocks"];

/// The module and those below it, with the named rules that each brings along.
const BROUGHT: [(&str, &[&str]); 19] = [
    ("terraform-aws-modules/security-group/aws", &[]),
    (
        "terraform-aws-modules/security-group/aws//modules/cassandra",
        &["cassandra-clients-tcp", "cassandra-thrift-clients-tcp", "cassandra-jmx-tcp"],
    ),
    (
        "terraform-aws-modules/security-group/aws//modules/elasticsearch",
        &["elasticsearch-rest-tcp", "elasticsearch-java-tcp"],
    ),
    ("terraform-aws-modules/security-group/aws//modules/http-80", &["http-80-tcp"]),
    ("terraform-aws-modules/security-group/aws//modules/http-8080", &["http-8080-tcp"]),
    ("terraform-aws-modules/security-group/aws//modules/https-443", &["https-443-tcp"]),
    ("terraform-aws-modules/security-group/aws//modules/kibana", &["kibana-tcp"]),
    ("terraform-aws-modules/security-group/aws//modules/ldap", &["ldap-tcp"]),
    ("terraform-aws-modules/security-group/aws//modules/memcached", &["memcached-tcp"]),
    (
        "terraform-aws-modules/security-group/aws//modules/mongodb",
        &["mongodb-27017-tcp", "mongodb-27018-tcp"],
    ),
    (
        "terraform-aws-modules/security-group/aws//modules/mssql",
        &["mssql-tcp", "mssql-udp", "mssql-analytics-tcp"],
    ),
    ("terraform-aws-modules/security-group/aws//modules/mysql", &["mysql-tcp"]),
    ("terraform-aws-modules/security-group/aws//modules/oracle-db", &["oracle-db-tcp"]),
    ("terraform-aws-modules/security-group/aws//modules/postgresql", &["postgresql-tcp"]),
    ("terraform-aws-modules/security-group/aws//modules/rdp", &["rdp-tcp", "rdp-udp"]),
    ("terraform-aws-modules/security-group/aws//modules/redis", &["redis-tcp"]),
    ("terraform-aws-modules/security-group/aws//modules/ssh", &["ssh-tcp"]),
    (
        "terraform-aws-modules/security-group/aws//modules/web",
        &["http-80-tcp", "http-8080-tcp", "https-443-tcp"],
    ),
    ("terraform-aws-modules/security-group/aws//modules/winrm", &["winrm-http-tcp"]),
];

/// The module and those below it.
pub(in crate::aws) const MODULES: [ModuleInputs; BROUGHT.len()] = {
    let mut modules = [module(""); BROUGHT.len()];
    let mut row = 0;
    while row < modules.len() {
        modules[row] = module(BROUGHT[row].0);
        row += 1;
    }
    modules
};

/// The ports of the named rules that open what rules ask for, by name.
const NAMED: [(&str, u16, u16); 33] = [
    ("all-tcp", 0, u16::MAX),
    ("all-udp", 0, u16::MAX),
    ("cassandra-clients-tcp", 9042, 9042),
    ("cassandra-jmx-tcp", 7199, 7199),
    ("cassandra-thrift-clients-tcp", 9160, 9160),
    ("dns-tcp", 53, 53),
    ("dns-udp", 53, 53),
    ("elasticsearch-java-tcp", 9300, 9300),
    ("elasticsearch-rest-tcp", 9200, 9200),
    ("grafana-tcp", 3000, 3000),
    ("http-80-tcp", 80, 80),
    ("http-8080-tcp", 8080, 8080),
    ("https-443-tcp", 443, 443),
    ("kibana-tcp", 5601, 5601),
    ("ldap-tcp", 389, 389),
    ("ldaps-tcp", 636, 636),
    ("memcached-tcp", 11211, 11211),
    ("mongodb-27017-tcp", 27017, 27017),
    ("mongodb-27018-tcp", 27018, 27018),
    ("mssql-analytics-tcp", 2383, 2383),
    ("mssql-tcp", 1433, 1433),
    ("mssql-udp", 1434, 1434),
    ("mysql-tcp", 3306, 3306),
    ("oracle-db-tcp", 1521, 1521),
    ("postgresql-tcp", 5432, 5432),
    ("puppet-tcp", 8140, 8140),
    ("rdp-tcp", 3389, 3389),
    ("rdp-udp", 3389, 3389),
    ("redis-tcp", 6379, 6379),
    ("saltstack-tcp", 4505, 4506),
    ("smtp-tcp", 25, 25),
    ("ssh-tcp", 22, 22),
    ("winrm-http-tcp", 5985, 5985),
];

/// The ports of a named rule; `None` for those that open nothing of interest.
pub(super) fn ports_of(name: &str) -> Option<Ports> {
    if name == "all-all" {
        return Some(Ports::all(Protocol::Any));
    }
    let (_, from, to) = NAMED.iter().find(|(known, ..)| *known == name)?;
    let protocol = if name.ends_with("-udp") { Protocol::Udp } else { Protocol::Tcp };
    Some(Ports::new(protocol, *from..=*to))
}

/// The name of a module below the main one.
fn below(source: &str) -> Option<&str> {
    source.split_once("//modules/").map(|(_, name)| name)
}

/// What the named rules of a call let in.
pub(super) fn named(call: &Block) -> Checked<Vec<Ports>> {
    let source = call.string("source")?;
    let called = source.as_ref().and_then(|it| below(it));
    let brought =
        BROUGHT.iter().find(|(source, _)| below(source) == called).map_or(&[][..], |(_, rules)| rules);
    let listed = call.strings("ingress_rules")?.unwrap_or_default();
    let names = brought.iter().copied().chain(listed.iter().map(|it| it.as_str()));
    Ok(names.filter_map(ports_of).collect())
}

/// The call of the module that makes a group, by the id of the group.
pub(in crate::aws) fn called<'e>(group: &Value, cx: &Cx<'_, 'e>) -> Option<Block<'e>> {
    let output = group.as_attribute().filter(|it| it.object().sort() == Sort::Module)?;
    if !OUTPUTS.contains(&output.own()?) {
        return None;
    }
    let is_known = |call: &Block| {
        let source = call.string("source")?;
        let source = source.as_ref().map(|it| it.strip_prefix("registry.terraform.io/").unwrap_or(it));
        Ok(BROUGHT.iter().any(|(it, _)| Some(*it) == source))
    };
    cx.owning("module", group).find(is_known).ok().flatten()
}

/// The rules of a call that let in other groups.
pub(super) fn from_groups<'e>(call: &Block<'e>) -> Vec<Ingress<'e>> {
    const INPUTS: [&str; 4] = [
        "ingress_with_source_security_group_id", "computed_ingress_with_source_security_group_id",
        "ingress_with_self", "computed_ingress_with_self",
    ];
    if !call.is_call() {
        return Vec::new();
    }
    INPUTS.into_iter().flat_map(|input| nested(call, input, || Form::Paired)).collect()
}
