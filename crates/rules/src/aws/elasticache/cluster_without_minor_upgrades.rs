use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "57d792b4-0564-5d6a-8a04-2097f67c2d33",
    aliases: &["aws/elasticache_cluster_without_minor_upgrades", "CKV_AWS_322"],
    severity: Low,
    pedantic: true,
    category: BestPractices,
    cwe: 665,
    targets: &["aws_elasticache_cluster", "aws_elasticache_replication_group"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("auto_minor_version_upgrade")
            .is_true()
            .absent_is_ok()
            .for_blocks(super::is_redis)
            .fix("true"),
    ),
    ..rule(
        "aws-elasticache-cluster-without-minor-upgrades",
        include_str!("cluster_without_minor_upgrades.md"),
    )
};
