use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "6d35cfc7-1fb4-5333-96c1-8182adb8cb99",
    aliases: &[
        "aws/rds_database_without_deletion_protection", "CKV_AWS_139", "CKV_AWS_293", "AVD-AWS-0177",
        "AWS-0177", "aws-rds-enable-deletion-protection", "AVD-AWS-0343", "AWS-0343",
        "aws-rds-enable-cluster-deletion-protection",
    ],
    severity: Low,
    pedantic: true,
    category: Availability,
    cwe: 693,
    targets: &["aws_db_instance", "aws_rds_cluster"],
    modules: &[super::INSTANCE_MODULE, super::AURORA_MODULE],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("deletion_protection")
            .is_true()
            .for_blocks(|database| not(super::is_replica(database)))
            .fix("true"),
    ),
    ..rule(
        "aws-rds-database-without-deletion-protection",
        include_str!("database_without_deletion_protection.md"),
    )
};
