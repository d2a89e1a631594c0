use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3aae94e0-fa31-5c8b-b884-2f11f393846a",
    aliases: &["aws/rds_instance_in_one_zone", "CKV_AWS_157"],
    severity: Low,
    pedantic: true,
    category: Availability,
    cwe: 693,
    targets: &["aws_db_instance"],
    modules: &[super::INSTANCE_MODULE],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("multi_az").is_true().for_blocks(|instance| not(super::is_replica(instance))).fix("true"),
    ),
    ..rule("aws-rds-instance-in-one-zone", include_str!("instance_in_one_zone.md"))
};
