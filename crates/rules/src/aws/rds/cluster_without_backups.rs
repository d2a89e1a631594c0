use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e542bd46-58c4-4e0f-a52a-1fb4f9548e02",
    aliases: &[
        "aws/rds_cluster_with_backup_disabled", "CKV_AWS_133", "AVD-AWS-0077", "AWS-0077",
        "aws-rds-specify-backup-retention", "aws-rds-cluster-without-backup",
    ],
    severity: Low,
    category: Backup,
    cwe: 665,
    pedantic: true,
    targets: &["aws_rds_cluster"],
    modules: &[super::AURORA_MODULE],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("backup_retention_period")
            .default_is("1")
            .at_least(2)
            .pedantic_for(is_restored_otherwise)
            .fix("7"),
    ),
    ..rule("aws-rds-cluster-without-backups", include_str!("cluster_without_backups.md"))
};

/// Whether nobody needs the backups: a replica is made again from its source.
fn is_restored_otherwise(cluster: &Block, cx: &Cx) -> Checked<bool> {
    let is_replica = either(replicates(cluster, "replication_source_identifier"), is_secondary(cluster));
    either(is_throwaway(cluster, cx), is_replica)
}

/// Whether a cluster joins a global one whose data is elsewhere: the first one has a user, or what it is restored from.
fn is_secondary(cluster: &Block) -> Checked<bool> {
    let own = ["master_username", "snapshot_identifier", "s3_import", "restore_to_point_in_time"];
    both(cluster.is_set("global_cluster_identifier"), value::all(own, |it| not(cluster.is_set(it))))
}
