use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "8ae9f07d-6de3-5263-8fee-6dd90abadf4e",
    aliases: &["aws/redshift_cluster_without_backups", "CKV_AWS_343"],
    severity: Medium,
    category: Backup,
    cwe: 665,
    targets: &["aws_redshift_cluster"],
    modules: &[super::MODULE],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("automated_snapshot_retention_period").at_least(1).absent_is_ok().fix("7"),
    ),
    ..rule("aws-redshift-cluster-without-backups", include_str!("cluster_without_backups.md"))
};
