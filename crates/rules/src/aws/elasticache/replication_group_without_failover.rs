use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ec6466e1-5b27-54af-a1cf-2aecd063ea88",
    aliases: &["aws/elasticache_replication_group_without_failover", "CKV2_AWS_50"],
    severity: Low,
    pedantic: true,
    category: Availability,
    cwe: 693,
    targets: &["aws_elasticache_replication_group"],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("automatic_failover_enabled")
            .is_true()
            .for_blocks(super::is_on_its_own)
            .fix("true")
            .fix_where(has_replicas),
    ),
    ..rule(
        "aws-elasticache-replication-group-without-failover",
        include_str!("replication_group_without_failover.md"),
    )
};

/// Without a second node there is nothing to fail over to, and the provider refuses the setting.
fn has_replicas(group: &Block) -> Checked<bool> {
    let several = ["num_cache_clusters", "number_cache_clusters"]
        .map(|name| group.number(name).map(|it| it.is_some_and(|it| it.as_f64() > 1.0)));
    let replicas = group.number("replicas_per_node_group").map(|it| it.is_some_and(|it| it.as_f64() > 0.0));
    several.into_iter().fold(replicas, either)
}
