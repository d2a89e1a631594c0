use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3b6d777b-76e3-4133-80a3-0d6f667ade7f",
    aliases: &["aws/automatic_minor_upgrades_disabled", "CKV_AWS_226"],
    severity: Low,
    category: BestPractices,
    cwe: 665,
    pedantic: true,
    targets: &["aws_db_instance", "aws_rds_cluster_instance"],
    modules: &[super::INSTANCE_MODULE, super::AURORA_MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("auto_minor_version_upgrade").is_true().absent_is_ok().fix("true")),
    ..rule("aws-rds-instance-without-minor-upgrades", include_str!("instance_without_minor_upgrades.md"))
};
