use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "9be4a08f-56f0-4fa2-9ae2-0aea76ea1fae",
    aliases: &["alicloud/mongodb_instance_without_tls", "CKV_ALI_42"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 319,
    targets: &["alicloud_mongodb_instance"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("ssl_action").one_of(&["Open", "Update"]).fix("\"Open\"")),
    ..rule("alicloud-mongodb-instance-without-tls", include_str!("instance_without_tls.md"))
};
