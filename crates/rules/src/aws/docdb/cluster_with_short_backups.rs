use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "0ac4d340-69a2-5635-aca0-993ef9971cc2",
    aliases: &["aws/docdb_cluster_with_short_backups", "CKV_AWS_360"],
    severity: Low,
    pedantic: true,
    category: Backup,
    cwe: 665,
    targets: &["aws_docdb_cluster"],
    fix: Some(Safe),
    check: Check::Attribute(attribute("backup_retention_period").default_is("1").at_least(7).fix("7")),
    ..rule("aws-docdb-cluster-with-short-backups", include_str!("cluster_with_short_backups.md"))
};
