use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ec6466e1-5b27-54af-a1cf-2aecd063ea88",
    aliases: &["aws/elasticache_replication_group_without_failover", "CKV2_AWS_50"],
    severity: Low,
    pedantic: true,
    category: Availability,
    cwe: 693,
    targets: &["aws_elasticache_replication_group"],
    check: Check::Attribute(
        attribute("automatic_failover_enabled").is_true().for_blocks(super::is_on_its_own),
    ),
    ..rule(
        "aws-elasticache-replication-group-without-failover",
        include_str!("replication_group_without_failover.md"),
    )
};
