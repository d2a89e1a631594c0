use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "33edd205-9fb9-5607-b0f1-f559a1ec619c",
    aliases: &["aws/neptune_cluster_with_short_backups", "CKV_AWS_361"],
    severity: Low,
    pedantic: true,
    category: Backup,
    cwe: 665,
    targets: &["aws_neptune_cluster"],
    fix: Some(Safe),
    check: Check::Attribute(attribute("backup_retention_period").default_is("1").at_least(7).fix("7")),
    ..rule("aws-neptune-cluster-with-short-backups", include_str!("cluster_with_short_backups.md"))
};
