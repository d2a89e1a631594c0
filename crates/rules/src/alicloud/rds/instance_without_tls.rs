use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "7a1ee8a9-71be-4b11-bb70-efb62d16863b",
    aliases: &["alicloud/rds_instance_ssl_action_disabled", "CKV_ALI_20"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 319,
    targets: &["alicloud_db_instance"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("ssl_action").one_of(&["Open", "Update"]).fix("\"Open\"")),
    ..rule("alicloud-rds-instance-without-tls", include_str!("instance_without_tls.md"))
};
