use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "35113e6f-2c6b-414d-beec-7a9482d3b2d1",
    aliases: &[
        "aws/rds_db_instance_publicly_accessible", "CKV_AWS_17", "AVD-AWS-0180", "AWS-0180", "AVD-AWS-0082",
        "AWS-0082", "aws-rds-enable-public-access", "aws-rds-no-public-db-access",
        "aws-rds-instance-publicly-accessible",
    ],
    severity: High,
    implies: &["aws-rds-database-in-public-subnet"],
    category: InsecureConfigurations,
    cwe: 668,
    targets: &["aws_db_instance", "aws_rds_cluster_instance"],
    modules: &[super::INSTANCE_MODULE, super::AURORA_MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("publicly_accessible").is_false().absent_is_ok().fix("false")),
    ..rule("aws-rds-instance-public", include_str!("instance_public.md"))
};
