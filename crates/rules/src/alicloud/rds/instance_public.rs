use crate::alicloud::shared::access_list;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1b4565c0-4877-49ac-ab03-adebbccd42ae",
    aliases: &[
        "alicloud/rds_instance_publicly_accessible", "CKV_ALI_9", "alicloud-rds-instance-publicly-accessible",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 668,
    targets: &["alicloud_db_instance"],
    check: Check::Block(|instance, cx| access_list::forbid_everybody(instance, "security_ips", cx)),
    ..rule("alicloud-rds-instance-public", include_str!("instance_public.md"))
};
