use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "12395df4-5565-549c-9d74-e8d29eb03d9e",
    aliases: &["aws/rds_database_snapshots_without_tags", "CKV2_AWS_60", "CKV_AWS_313", "CKV_AWS_362"],
    severity: Low,
    pedantic: true,
    category: BestPractices,
    cwe: 665,
    targets: &["aws_db_instance", "aws_neptune_cluster", "aws_rds_cluster"],
    modules: &[super::INSTANCE_MODULE, super::AURORA_MODULE],
    fix: Some(Safe),
    check: Check::Attribute(attribute("copy_tags_to_snapshot").is_true().fix("true")),
    ..rule("aws-rds-database-snapshots-without-tags", include_str!("database_snapshots_without_tags.md"))
};
