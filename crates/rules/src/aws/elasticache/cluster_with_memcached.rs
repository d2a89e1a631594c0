use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4bd15dd9-8d5e-4008-8532-27eb0c3706d3",
    aliases: &["aws/redis_disabled"],
    severity: Low,
    pedantic: true,
    category: InsecureConfigurations,
    cwe: 665,
    targets: &["aws_elasticache_cluster"],
    check: Check::Attribute(attribute("engine").one_of(&["redis", "valkey"]).absent_is_ok()),
    ..rule("aws-elasticache-cluster-with-memcached", include_str!("cluster_with_memcached.md"))
};
