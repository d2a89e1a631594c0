use super::public;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "98c7fb98-103c-400e-85a3-42e0565de548",
    aliases: &["alicloud/oss_bucket_policy_public_get"],
    severity: High,
    category: AccessControl,
    cwe: 732,
    implies: &["alicloud-oss-bucket-policy-public-list"],
    targets: &public::TARGETS,
    check: Check::Block(|block, cx| public::forbid_actions(block, "oss:Get", &["oss:GetObject"], cx)),
    ..rule("alicloud-oss-bucket-policy-public-get", include_str!("bucket_policy_public_get.md"))
};
