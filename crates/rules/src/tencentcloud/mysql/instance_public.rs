use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5d820574-4a60-4916-b049-0810b8629731",
    aliases: &["tencentcloud/cdb_instance_internet_service_enabled", "CKV_TC_9"],
    severity: High,
    category: InsecureConfigurations,
    cwe: 284,
    targets: &["tencentcloud_mysql_instance"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("internet_service").one_of(&["0"]).absent_is_ok().fix("0")),
    ..rule("tencentcloud-mysql-instance-public", include_str!("instance_public.md"))
};
