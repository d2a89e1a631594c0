use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "8fdb08a0-a868-4fdf-9c27-ccab0237f1ab",
    aliases: &[
        "aws/elasticache_redis_cluster_without_backup", "CKV_AWS_134", "AVD-AWS-0050", "AWS-0050",
        "aws-elasticache-enable-backup-retention",
    ],
    severity: Low,
    pedantic: true,
    category: Backup,
    cwe: 754,
    targets: &["aws_elasticache_cluster", "aws_elasticache_replication_group"],
    modules: &[super::MODULE],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("snapshot_retention_limit")
            .default_is("0")
            .at_least(1)
            .for_blocks(can_have_backups)
            .fix("7"),
    ),
    ..rule("aws-elasticache-redis-without-backups", include_str!("redis_without_backups.md"))
};

fn can_have_backups(cluster: &Block) -> Checked<bool> {
    let small = is_one_of(cluster, "node_type", &["cache.t1.micro"]);
    both(both(super::is_redis(cluster), super::is_on_its_own(cluster)), not(small))
}
