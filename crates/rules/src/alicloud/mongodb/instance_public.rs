use crate::alicloud::shared::access_list;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ab93e84c-012e-4f87-9ba0-a7608c384068",
    aliases: &["alicloud/mongodb_instance_public", "CKV_ALI_43"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 668,
    targets: &["alicloud_mongodb_instance"],
    check: Check::Block(|instance, cx| access_list::forbid_everybody(instance, "security_ip_list", cx)),
    ..rule("alicloud-mongodb-instance-public", include_str!("instance_public.md"))
};
