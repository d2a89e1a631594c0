use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c1c7a55f-f7ec-5b2e-88e0-befc175077c9",
    aliases: &["aws/dms_replication_instance_without_minor_upgrades", "CKV_AWS_222"],
    severity: Low,
    pedantic: true,
    category: BestPractices,
    cwe: 665,
    targets: &["aws_dms_replication_instance"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("auto_minor_version_upgrade").is_true().fix("true")),
    ..rule(
        "aws-dms-replication-instance-without-minor-upgrades",
        include_str!("replication_instance_without_minor_upgrades.md"),
    )
};
