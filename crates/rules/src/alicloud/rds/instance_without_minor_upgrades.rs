use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "611988d4-8d19-4635-96d9-a4dfc859517f",
    aliases: &["alicloud/rds_instance_without_minor_upgrades", "CKV_ALI_30"],
    severity: Low,
    category: BestPractices,
    cwe: 1104,
    pedantic: true,
    targets: &["alicloud_db_instance"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("auto_upgrade_minor_version").one_of(&["Auto"]).absent_is_ok().fix("\"Auto\""),
    ),
    ..rule("alicloud-rds-instance-without-minor-upgrades", include_str!("instance_without_minor_upgrades.md"))
};
