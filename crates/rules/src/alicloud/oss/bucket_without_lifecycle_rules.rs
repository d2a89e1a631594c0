use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "7db8bd7e-9772-478c-9ec5-4bc202c5686f",
    aliases: &["alicloud/oss_bucket_lifecycle_disabled"],
    severity: Info,
    category: Backup,
    cwe: 664,
    pedantic: true,
    targets: &["alicloud_oss_bucket"],
    check: Check::Attribute(attribute("lifecycle_rule.enabled").is_true()),
    ..rule("alicloud-oss-bucket-without-lifecycle-rules", include_str!("bucket_without_lifecycle_rules.md"))
};
